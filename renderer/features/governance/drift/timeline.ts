import type { DriftChange } from '../../../../electron/shared/governance/drift-report.ts';
import type { PostureValue } from '../../../../electron/shared/governance/posture.ts';
import { checkTitles } from '../../../../electron/shared/messages/en/governance/check-titles.ts';
import { postureTitles } from '../../../../electron/shared/messages/en/governance/posture-titles.ts';
import type { Message } from '../../../../electron/shared/messages/message.ts';

/** What changed with one write of one file. */
export interface Moment {
  readonly key: string;
  /** ISO 8601 UTC; null where it is not known. */
  readonly at: string | null;
  /** Absolute; null where no file decides it. */
  readonly file: string | null;
  readonly changes: readonly DriftChange[];
}

/** Groups changes by the write that made them, the newest first; those of an unknown time come last. */
export function momentsOf(changes: readonly DriftChange[]): readonly Moment[] {
  const moments = Map.groupBy(changes, ({ changedAt, file }) => `${changedAt ?? ''} ${file ?? ''}`);
  return [...moments]
    .map(([key, [first, ...more]]): Moment => {
      const { changedAt: at = null, file = null } = first ?? {};
      return { key, at, file, changes: first === undefined ? [] : [first, ...more] };
    })
    .toSorted((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
}

/** What a change is about. */
export interface ChangeName {
  readonly is: 'check' | 'entry';
  /** Null where this version has no words for the id. */
  readonly title: Message | null;
  /** The name of one of several things; null for the entry itself. */
  readonly thing: string | null;
}

/** Reads the id of a change: an entry of the posture, with `/` one of its things, or `check/` and a rule. */
export function nameOf(id: string): ChangeName {
  const slash = id.indexOf('/');
  const [entry, rest] = slash < 0 ? [id, null] : [id.slice(0, slash), id.slice(slash + 1)];
  if (entry === 'check' && rest !== null) {
    return { is: 'check', title: titleIn(checkTitles, `check.title.${rest}`), thing: null };
  }
  return { is: 'entry', title: titleIn(postureTitles, `posture.title.${entry}`), thing: rest };
}

function titleIn(titles: Readonly<Record<string, () => string>>, id: string): Message | null {
  const write = Object.hasOwn(titles, id) ? titles[id] : undefined;
  return write === undefined ? null : { id, params: {}, text: write() };
}

const fields = ['kind', 'identity', 'sha256', 'state'] as const;
export type ThingField = (typeof fields)[number];

/** Returns what of a thing is another; null where a value is none. */
export function changedFields(
  before: PostureValue,
  after: PostureValue,
): readonly (readonly [field: ThingField, before: string | null, after: string | null])[] | null {
  if (!isThing(before) || !isThing(after)) return null;
  return fields
    .filter((field) => before[field] !== after[field])
    .map((field) => [field, before[field], after[field]] as const);
}

type Thing = Readonly<Record<ThingField, string | null>>;

/** True for one of several things of an entry, such as a server, as a baseline keeps it. */
export function isThing(value: PostureValue): value is Thing {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    fields.every((field) => Object.hasOwn(value, field))
  );
}
