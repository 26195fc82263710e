import type { PostureEntry, PostureItem } from '../../../electron/shared/governance/posture.ts';
import type { Message } from '../../../electron/shared/messages/message.ts';

/** Which entries are shown. */
export const postureShows = ['all', 'set', 'locked'] as const;
export type PostureShow = (typeof postureShows)[number];

/** True where a layer sets the entry, or there is something that it is about. */
export function isSet({ value, origin, items = [] }: PostureEntry): boolean {
  if (items.length > 0) return true;
  return value !== null && origin?.layer !== 'default' && origin?.layer !== 'packaged';
}

/**
 * Keeps the entries that are wanted and hold every word of a query. Where the words are in items and not in the entry
 * itself, only those items stay.
 *
 * @param say writes a message in the language of the page
 */
export function matchingEntries(
  entries: readonly PostureEntry[],
  query: string,
  show: PostureShow,
  say: (message: Message) => string,
): readonly PostureEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const hasAll = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  return entries.flatMap((entry) => {
    if (show === 'set' && !isSet(entry)) return [];
    if (show === 'locked' && entry.locked !== true) return [];
    if (words.length === 0 || hasAll(entryText(entry, say))) return [entry];
    const items = (entry.items ?? []).filter((item) => hasAll(itemText(item, say)));
    return items.length === 0 ? [] : [{ ...entry, items }];
  });
}

function entryText({ id, title, value, note, origin }: PostureEntry, say: (message: Message) => string) {
  return [id, say(title), JSON.stringify(value), note === null ? '' : say(note), origin?.file ?? ''].join(
    '\n',
  );
}

function itemText(item: PostureItem, say: (message: Message) => string): string {
  const { name, kind, identity, file, sha256, state, note } = item;
  const parts = [name, kind, identity, file, sha256, state, note === null ? null : say(note)];
  return parts.filter((part) => part !== null).join('\n');
}
