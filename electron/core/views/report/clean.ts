import { stripVTControlCharacters } from 'node:util';

/**
 * Makes text from files safe to show: no escape sequences, control characters or direction marks. Session files hold
 * folder and model names that others may have chosen.
 */
export function clean(text: string): string {
  return (
    stripVTControlCharacters(text)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
      .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]|\udb40[\udc00-\udc7f]/g, '')
  );
}
