import { sharedNotes } from '../../../shared/governance/alike.ts';
import {
  type PostureArea,
  type PostureEntry,
  type PostureItem,
  type PostureReport,
  type PostureValue,
  postureAreas,
} from '../../../shared/governance/posture.ts';
import { capital, withoutStop } from '../../../shared/messages/capital.ts';
import { postureTitle } from '../../../shared/messages/en/governance/posture-titles.ts';
import { type Message, textOf } from '../../../shared/messages/message.ts';
import { blank, heading, type Line, styled } from '../../text/lines.ts';
import { originShort, placeName } from '../../text/names.ts';
import { paragraph } from '../../text/paragraph.ts';
import { type Cell, type Column, table } from '../../text/table.ts';
import { findingsView } from '../findings-view.ts';
import type { LocaleContext } from '../view.ts';

/** A hash is recognised by its first digits. */
const HASH_DIGITS = 12;

/** Notes that stand once at the end, by their text, each with its number. */
type Footnotes = ReadonlyMap<string, number>;

/**
 * Renders each area with its entries: value, who decided it, what it means, and what there is of it. What several
 * entries have as their note is a footnote.
 */
export function postureView({ entries, findings }: PostureReport, context: LocaleContext): Line[] {
  const areas = postureAreas.filter((area) => entries.some((entry) => entry.area === area));
  const shown = findingsView(findings, context);
  const notes = sharedNotes(entries);
  const footnotes: Footnotes = new Map(notes.map(({ text }, index) => [text, index + 1]));
  return [
    ...areas.flatMap((area, index) => [
      ...(index === 0 ? [] : [blank]),
      ...areaLines(
        area,
        entries.filter((entry) => entry.area === area),
        footnotes,
        context,
      ),
    ]),
    ...(notes.length === 0 ? [] : [blank]),
    ...notes.flatMap((note) => footnoteLines(note, footnotes, context)),
    ...(shown.length === 0 ? [] : [blank, ...shown]),
  ];
}

const entryColumns: readonly Column[] = [
  { least: 20, shrink: 'start' },
  { least: 10, shrink: 'start' },
  { least: 12, shrink: 'end' },
];

function footnoteLines(note: Message, footnotes: Footnotes, { columns }: LocaleContext): Line[] {
  const mark = `[${footnotes.get(note.text)}] `;
  const text = `${mark}${capital(withoutStop(textOf(note)))}.`;
  return paragraph(text, columns, { indent: 0, hang: mark.length, style: 'dim' });
}

function areaLines(
  area: PostureArea,
  entries: readonly PostureEntry[],
  footnotes: Footnotes,
  context: LocaleContext,
): Line[] {
  const { columns } = context;
  const rows = table(
    entryColumns,
    entries.map((entry) => entryCells(entry, footnotes, context)),
    { columns },
  );
  return [
    heading(textOf(postureTitle(`posture.area.${area}`))),
    ...entries.flatMap((entry, index) => [
      ...rows.slice(index, index + 1),
      ...(entry.note === null || footnotes.has(entry.note.text)
        ? []
        : paragraph(textOf(entry.note), columns, { indent: 4, style: 'dim' })),
      ...itemLines(entry.items ?? [], context),
    ]),
  ];
}

function entryCells(entry: PostureEntry, footnotes: Footnotes, { pathName }: LocaleContext): Cell[] {
  const { title, value, origin, locked, note } = entry;
  const footnote = note === null ? undefined : footnotes.get(note.text);
  const isSet = value !== null;
  const text = isSet ? entryText(entry) : origin?.layer === 'default' ? 'not set' : 'not known';
  const decided = origin === null ? '' : originShort(origin, pathName);
  return [
    footnote === undefined ? textOf(title) : `${textOf(title)} [${footnote}]`,
    styled(text, isSet ? 'bold' : 'dim'),
    styled(locked === true ? `${decided} (locked)` : decided, 'dim'),
  ];
}

const signIns: Readonly<Record<string, string>> = {
  chatgpt: 'ChatGPT',
  apikey: 'API key',
  provider: 'other provider',
};

/** A value in words where it has some. */
function entryText({ id, value }: PostureEntry): string {
  const known = id === 'identity.sign-in' ? signIns[String(value)] : undefined;
  return known ?? valueText(value);
}

/** A value in one line: lists with commas, tables as `key value`. */
function valueText(value: PostureValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value === null) return 'not set';
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return value.length === 0 ? 'none' : value.map(valueText).join(', ');
  const parts = Object.entries(value).map(([key, inner]) => `${key} ${valueText(inner)}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}

function isList(value: PostureValue): value is readonly PostureValue[] {
  return Array.isArray(value);
}

const itemColumns: readonly Column[] = [
  { least: 12, shrink: 'start' },
  { optional: 2 },
  {},
  { least: 10, shrink: 'start', optional: 3 },
  { least: 12, shrink: 'end', optional: 1 },
  { optional: 4 },
];

function itemLines(items: readonly PostureItem[], context: LocaleContext): Line[] {
  const { columns } = context;
  const rows = table(
    itemColumns,
    items.map((item) => itemCells(item, context)),
    { columns, indent: 4 },
  );
  return items.flatMap(({ note }, index) => [
    ...rows.slice(index, index + 1),
    ...(note === null ? [] : paragraph(textOf(note), columns, { indent: 6, style: 'dim' })),
  ]);
}

function itemCells(item: PostureItem, { pathName }: LocaleContext): Cell[] {
  const { name, kind, identity, state, file, line, sha256 } = item;
  const place = file === null || file === name ? '' : placeName(file, line, pathName);
  return [
    pathName(name),
    styled(kind, 'dim'),
    state ?? '',
    pathName(identity ?? ''),
    styled(place, 'dim'),
    styled(sha256?.slice(0, HASH_DIGITS) ?? '', 'dim'),
  ];
}
