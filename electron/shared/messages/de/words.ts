import { capital, withoutStop } from '../capital.ts';
import type { words as english } from '../en/words.ts';
import type { Translation } from '../message.ts';

export const words: Translation<typeof english> = {
  'words.verbatim': ({ text }) => text,
  'words.sentence': ({ clause }) => `${withoutStop(capital(clause))}.`,
};
