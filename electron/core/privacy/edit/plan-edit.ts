import { editMessage } from '../../../shared/messages/en/privacy/edit.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { parseToml, type TomlTable, valueAt } from '../../config/toml/toml.ts';
import { type EnabledPlace, findEnabled, type WrittenForm } from './opt-out-place.ts';
import { sameToml, withEnabled } from './same-toml.ts';
import { applySplice, type Splice } from './splice.ts';

/** What setting `analytics.enabled` does to a text. */
export type EditPlan =
  | { readonly state: 'same' }
  | { readonly state: 'edit'; readonly text: string; readonly splice: Splice }
  /** `reason` is a sentence about the file; `paste` are the lines that say it, without a line end. */
  | { readonly state: 'unsafe'; readonly reason: Message; readonly paste: string };

/**
 * Plans the one change that makes a config.toml say `analytics.enabled`. Every character outside the
 * splice stays. The result is proved: a second parser must see this change and no other, else the plan
 * is `unsafe`. Pure.
 */
export function planEdit(text: string, enabled: boolean): EditPlan {
  const parsed = parseToml(text);
  if (!parsed.ok) return invalid(parsed.line, enabled);
  if (valueAt(parsed.table, ['analytics', 'enabled']) === enabled) return { state: 'same' };
  const place = findEnabled(text);
  if (place.in === 'invalid') return invalid(place.line, enabled);
  if (place.in === 'other-form') {
    const { line, what, instead } = place;
    const reason = editMessage('edit.write-instead', { line, what, within: instead === 'pair' });
    return unsafe(reason, enabled, instead);
  }
  const splice = spliceAt(text, place, `${enabled}`);
  const edited = applySplice(text, splice);
  return sayOnly(edited, withEnabled(parsed.table, enabled))
    ? { state: 'edit', text: edited, splice }
    : unsafe(editMessage('edit.no-place'), enabled);
}

/** Returns the lines that set the value, in one of the forms; by default for a file that has no `analytics` yet. */
export function analyticsLines(enabled: boolean, form: WrittenForm = 'table', eol = '\n'): string {
  switch (form) {
    case 'table':
      return `[analytics]${eol}enabled = ${enabled}`;
    case 'inline-table':
      return `analytics = { enabled = ${enabled} }`;
    case 'dotted':
      return `analytics.enabled = ${enabled}`;
    case 'pair':
      return `enabled = ${enabled}`;
  }
}

/** Returns true where both parsers read the text, and the second sees exactly `expected`. */
export function sayOnly(text: string, expected: TomlTable): boolean {
  const parsed = parseToml(text);
  if (!parsed.ok || findEnabled(text).in === 'invalid') return false;
  return sameToml(parsed.table, expected);
}

function unsafe(reason: Message, enabled: boolean, form?: WrittenForm): EditPlan {
  return { state: 'unsafe', reason, paste: analyticsLines(enabled, form) };
}

/** Codex cannot use such a file at all. */
function invalid(line: number | null, enabled: boolean): EditPlan {
  return unsafe(editMessage('edit.not-toml', { line }), enabled);
}

type Editable = Exclude<EnabledPlace, { in: 'invalid' | 'other-form' }>;

function spliceAt(text: string, place: Editable, value: string): Splice {
  switch (place.in) {
    case 'value':
      return { at: place.from, removed: text.slice(place.from, place.to), inserted: value };
    case 'inline-table':
      return { at: place.at, removed: '', inserted: inlinePair(text, place, value) };
    case 'table':
      return lineAfter(text, place.at, `${indentAt(text, place.indentFrom)}enabled = ${value}`);
    case 'dotted':
      return lineAfter(
        text,
        place.at,
        `${indentAt(text, place.indentFrom)}${place.prefix}.enabled = ${value}`,
      );
    case 'nowhere':
      return tableAtEnd(text, value === 'true');
  }
}

/** Put first, a pair needs no look at what ends the table, such as a trailing comma or a comment. */
function inlinePair(
  text: string,
  { at, empty }: { readonly at: number; readonly empty: boolean },
  value: string,
): string {
  const spaced = /[ \t\r\n]/.test(text.charAt(at));
  if (empty) return spaced ? ` enabled = ${value}` : ` enabled = ${value} `;
  return spaced ? ` enabled = ${value},` : `enabled = ${value}, `;
}

function lineAfter(text: string, position: number, line: string): Splice {
  const end = text.indexOf('\n', position);
  if (end < 0) return { at: text.length, removed: '', inserted: lineEnd(text) + line };
  return { at: end + 1, removed: '', inserted: line + lineEnd(text) };
}

/** A table at the end is right after whatever comes before; a missing last line end stays missing. */
function tableAtEnd(text: string, enabled: boolean): Splice {
  const eol = lineEnd(text);
  const lines = analyticsLines(enabled, 'table', eol);
  const content = text.replace(/^\uFEFF/, '');
  const at = text.length;
  if (content === '') return { at, removed: '', inserted: lines + eol };
  if (!content.endsWith('\n')) return { at, removed: '', inserted: eol + eol + lines };
  const gap = /(?:^|\n)[ \t]*\r?\n$/.test(content) ? '' : eol;
  return { at, removed: '', inserted: gap + lines + eol };
}

/** Returns what most lines of a text end with. */
export function lineEnd(text: string): '\n' | '\r\n' {
  const all = text.split('\n').length - 1;
  const windows = text.split('\r\n').length - 1;
  return windows * 2 > all ? '\r\n' : '\n';
}

/** The white space before a position, back to the start of its line. */
function indentAt(text: string, position: number): string {
  const start = text.lastIndexOf('\n', position - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, position).replace(/^\uFEFF/, ''))?.[0] ?? '';
}

/** Plans nothing for a file that is no text: its lines go in by hand. */
export function notUtf8(enabled: boolean): EditPlan {
  return {
    state: 'unsafe',
    reason: editMessage('edit.not-utf-8'),
    paste: analyticsLines(enabled),
  };
}
