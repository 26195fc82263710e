import * as v from 'valibot';
import { pricingMessage } from '../../shared/messages/en/usage/pricing.ts';
import type { Message } from '../../shared/messages/message.ts';
import { issueMessage } from '../platform/issue-message.ts';
import { isMissing, readRegularText } from '../platform/reading/regular-file.ts';
import { whyUnreadable } from '../platform/reading/why-unreadable.ts';
import { findJsonLines } from './json-lines.ts';

export type ReadPrices<T> =
  | { readonly state: 'absent' }
  | { readonly state: 'read'; readonly value: T; readonly text: string }
  /** `line` is 1-based; null where the file could not be read at all. */
  | { readonly state: 'damaged'; readonly reason: Message; readonly line: number | null };

/** Reads and checks a file of prices. Never throws: an error is returned with its line. */
export function readPrices<T>(file: string, schema: v.GenericSchema<unknown, T>): ReadPrices<T> {
  let text: string;
  try {
    text = readRegularText(file, 'prices');
  } catch (error) {
    if (isMissing(error)) return { state: 'absent' };
    return { state: 'damaged', reason: whyUnreadable(error, 'prices'), line: null };
  }
  return checkPrices(text, schema);
}

/** Checks the text of such a file. */
export function checkPrices<T>(
  text: string,
  schema: v.GenericSchema<unknown, T>,
): Exclude<ReadPrices<T>, { state: 'absent' }> {
  const plain = text.replace(/^\uFEFF/, '');
  const { lines, brokenAt } = findJsonLines(plain);
  if (brokenAt !== null)
    return { state: 'damaged', reason: pricingMessage('pricing.no-json'), line: brokenAt };
  const parsed = v.safeParse(schema, JSON.parse(plain));
  if (parsed.success) return { state: 'read', value: parsed.output, text };
  const [issue] = parsed.issues;
  const what = issueMessage(issue);
  const keys = (issue.path ?? []).map(({ key }) => String(key));
  return {
    state: 'damaged',
    reason:
      keys.length === 0
        ? pricingMessage('pricing.wrong-file', { what })
        : pricingMessage('pricing.wrong', { key: keys.join('.'), what }),
    line: lineOf(keys, lines),
  };
}

/** Returns the line of a value, or of what should contain it where it is missing. */
function lineOf(keys: readonly string[], lines: ReadonlyMap<string, number>): number {
  for (let length = keys.length; length > 0; length--) {
    const line = lines.get(keys.slice(0, length).join('/'));
    if (line !== undefined) return line;
  }
  return lines.get('') ?? 1;
}
