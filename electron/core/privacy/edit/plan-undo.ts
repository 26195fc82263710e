import { editMessage } from '../../../shared/messages/en/privacy/edit.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { parseToml, type TomlTable, type TomlValue, valueAt } from '../../config/toml/toml.ts';
import { findEnabled } from './opt-out-place.ts';
import { sayOnly } from './plan-edit.ts';
import { sameToml, withEnabled } from './same-toml.ts';
import { applySplice, fits, reversed, type Splice } from './splice.ts';
import { sha256, type UndoRecord } from './undo-record.ts';

/** How an edit is taken back from a file that was changed since. */
export type UndoPlan =
  | { readonly state: 'edit'; readonly text: string; readonly splice: Splice }
  /** A sentence about the file. */
  | { readonly state: 'refused'; readonly reason: Message };

/**
 * Takes back only what an edit wrote, where the text has changed since. Proved as an edit is: the second
 * parser must see that one change and no other. Pure.
 */
export function planUndo(text: string, { splice, enabled }: UndoRecord): UndoPlan {
  const parsed = parseToml(text);
  if (!parsed.ok) return refused(editMessage('edit.undo.not-toml'));
  const now = valueAt(parsed.table, ['analytics', 'enabled']);
  if (now !== enabled) {
    return refused(editMessage('edit.undo.other-value', { enabled }));
  }
  const expected = withEnabled(parsed.table, replacedValue(splice.removed));
  for (const candidate of candidates(text, splice)) {
    const edited = applySplice(text, candidate);
    if (sayOnlyOrEmpty(edited, expected)) return { state: 'edit', text: edited, splice: candidate };
  }
  return refused(editMessage('edit.undo.changed'));
}

function refused(reason: Message): UndoPlan {
  return { state: 'refused', reason };
}

/** What the edit replaced, as a value; undefined where nothing stood there. */
function replacedValue(removed: string): TomlValue | undefined {
  if (removed === '') return undefined;
  const parsed = parseToml(`value = ${removed}`);
  return parsed.ok ? parsed.table.value : undefined;
}

/** An emptied table may stay behind. */
function sayOnlyOrEmpty(text: string, expected: TomlTable): boolean {
  const parsed = parseToml(text);
  if (!parsed.ok) return false;
  const bare = withEnabled(parsed.table, valueAt(parsed.table, ['analytics', 'enabled']));
  return sameToml(bare, expected) && sayOnly(text, parsed.table);
}

/** The ways back, best first. */
function* candidates(text: string, splice: Splice): Generator<Splice> {
  const back = reversed(splice);
  const place = findEnabled(text);
  if (splice.removed !== '') {
    if (place.in === 'value') {
      const removed = text.slice(place.from, place.to);
      yield { at: place.from, removed, inserted: splice.removed };
    }
    return;
  }
  if (fits(text, back)) yield back;
  for (let at = text.indexOf(splice.inserted); at >= 0; at = text.indexOf(splice.inserted, at + 1)) {
    yield { ...back, at };
  }
  if (place.in === 'value' && !place.inline) yield* ownLine(text, place);
}

/** The line of the pair, where nothing else stands on it. */
function* ownLine(text: string, { pairFrom, to }: { pairFrom: number; to: number }): Generator<Splice> {
  const start = text.lastIndexOf('\n', pairFrom - 1) + 1;
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(to));
  if (rest === null || !/^\uFEFF?[ \t]*$/.test(text.slice(start, pairFrom))) return;
  const from = text.startsWith('\uFEFF', start) ? start + 1 : start;
  yield { at: from, removed: text.slice(from, to + rest[0].length), inserted: '' };
}

/** How a file comes back from an edit. */
export type WayBack =
  | {
      readonly state: 'edit';
      readonly text: string;
      readonly splice: Splice;
      /** False where the edit made the file and nothing came to it: it goes away. */
      readonly keepsFile: boolean;
    }
  | { readonly state: 'refused'; readonly reason: Message };

/** Returns the very bytes from before where nothing else changed; else the edit alone. Pure. */
export function findWayBack(text: string, record: UndoRecord): WayBack {
  const back = reversed(record.splice);
  if (sha256(Buffer.from(text, 'utf8')) === record.after && fits(text, back)) {
    const before = applySplice(text, back);
    const made = record.before === null;
    if (made ? before === '' : sha256(Buffer.from(before, 'utf8')) === record.before) {
      return { state: 'edit', text: before, splice: back, keepsFile: !made };
    }
  }
  const plan = planUndo(text, record);
  return plan.state === 'refused' ? plan : { ...plan, keepsFile: true };
}
