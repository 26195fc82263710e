import { capital, withoutStop } from '../capital.ts';
import { type Clause, type Message, messageMaker, type Said } from '../message.ts';

/** Words that are not ours, such as an error of the system: the same in every language. */
export const words = {
  'words.verbatim': ({ text }: { text: string }) => text,
  'words.sentence': ({ clause }: { clause: Clause }) => `${withoutStop(capital(clause))}.`,
};

const message = messageMaker(words);

/** Makes a message of words that are not ours. */
export function verbatim(text: string): Message {
  return message('words.verbatim', { text });
}

/** Takes a sentence of a room whose sentences are no messages yet as it is. */
export function asMessage(said: Said): Message {
  return typeof said === 'string' ? verbatim(said) : said;
}

/** Makes a sentence of a clause: with a capital at its beginning and a full stop. */
export function sentence(clause: Message): Message {
  return message('words.sentence', { clause });
}
