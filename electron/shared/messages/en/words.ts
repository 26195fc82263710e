import { capital, withoutStop } from '../capital.ts';
import { type Clause, type Message, messageMaker } from '../message.ts';

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

/** Makes a message of what an error says. */
export function errorWords(error: unknown): Message {
  return verbatim(error instanceof Error ? error.message : String(error));
}

/** Makes a sentence of a clause: with a capital at its beginning and a full stop. */
export function sentence(clause: Message): Message {
  return message('words.sentence', { clause });
}
