import { type Message, messageMaker } from '../message.ts';

/** Words that are not ours, such as an error of the system: the same in every language. */
export const words = {
  'words.verbatim': ({ text }: { text: string }) => text,
};

const message = messageMaker(words);

/** Makes a message of words that are not ours. */
export function verbatim(text: string): Message {
  return message('words.verbatim', { text });
}
