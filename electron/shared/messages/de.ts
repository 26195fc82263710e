import { inGerman as sentence } from '../host-sentences/de.ts';
import { probe } from './de/probe.ts';
import { words } from './de/words.ts';
import type { english } from './en.ts';
import type { Said, Translation } from './message.ts';
import { translate } from './translate.ts';

/** Every message in German; one that is missing does not compile. */
export const german: Translation<typeof english> = { ...words, ...probe };

/** Returns what is said in German; words that are not ours as they are. */
export function inGerman(said: Said): string {
  if (typeof said === 'string') return sentence(said) ?? said;
  return said.id === 'words.verbatim' ? (sentence(said.text) ?? said.text) : translate(said, german);
}
