import { type Message, textOf } from '../../../electron/shared/messages/message.ts';
import type { PreviewEntry } from '../../../electron/shared/telemetry/preview.ts';

/** What of the catalogue is shown. */
export const previewShows = ['all', 'sent', 'identifying'] as const;
export type PreviewShow = (typeof previewShows)[number];

/** Entries about one part of Codex. */
export interface PreviewArea {
  readonly name: string;
  readonly entries: readonly PreviewEntry[];
}

/** Entries of one kind that are sent, or not, for one reason. */
export interface PreviewGroup {
  readonly isSent: boolean;
  readonly reason: Message;
  /** By name. */
  readonly areas: readonly PreviewArea[];
}

/** Keeps the entries that are wanted and hold every word of a query in their name, fields, tags or description. */
export function matching(
  entries: readonly PreviewEntry[],
  query: string,
  show: PreviewShow,
): readonly PreviewEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    if (show === 'sent' && entry.sentBy.length === 0) return false;
    if (show === 'identifying' && entry.privacy.length === 0) return false;
    if (words.length === 0) return true;
    const text = [entry.name, entry.description ?? '', ...entry.fields, ...entry.privacy]
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Groups entries by whether and why they are sent, what is sent first, and then by the part of Codex. */
export function previewGroups(entries: readonly PreviewEntry[]): readonly PreviewGroup[] {
  const groups = Map.groupBy(entries, ({ sentBy, reason }) => `${sentBy.length > 0} ${textOf(reason)}`);
  return [...groups.values()]
    .flatMap((members): PreviewGroup[] => {
      const [first] = members;
      if (first === undefined) return [];
      return [{ isSent: first.sentBy.length > 0, reason: first.reason, areas: areasOf(members) }];
    })
    .sort((a, b) => Number(b.isSent) - Number(a.isSent));
}

function areasOf(entries: readonly PreviewEntry[]): readonly PreviewArea[] {
  const areas = Map.groupBy(entries, areaOf);
  return [...areas]
    .map(([name, members]) => ({ name, entries: members }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Names the part of Codex: `guardian` of `codex.guardian.review.count` and of `codex_guardian_review`. */
function areaOf({ name }: PreviewEntry): string {
  const parts = name.split(/[._]/);
  return (parts[0] === 'codex' ? parts[1] : parts[0]) ?? name;
}
