import type { ShownTarget } from '../../../electron/shared/export/exports.ts';
import type { exportsTexts } from './exports-texts.ts';

/** Says where a target's records go, or that they stay on this machine. */
export function placeOf(
  { destination, leaves }: ShownTarget,
  texts: (typeof exportsTexts)['en'],
  conceal: (text: string) => string,
): string {
  if (destination === null) return texts.file;
  return leaves ? texts.goesTo(conceal(destination)) : texts.stays(conceal(destination));
}
