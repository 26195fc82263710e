import type { Message } from '../messages/message.ts';
import type { CheckResult } from './checks.ts';
import type { PostureEntry } from './posture.ts';

/** From so many on a sentence that several share is said once. */
const SEVERAL = 3;

/** Joins rules that cannot be decided for the same reason, where the first of them stands; each other one is alone. */
export function groupAlike(rules: readonly CheckResult[]): readonly (readonly CheckResult[])[] {
  const groups = new Map<string, CheckResult[]>();
  for (const rule of rules) {
    const { id, state, evidence, remedy, file } = rule;
    const isShared = state === 'not-known' && file === null;
    const key = isShared ? JSON.stringify([evidence.text, remedy?.text ?? null]) : id;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [rule]);
    else group.push(rule);
  }
  return [...groups.values()].flatMap((group) =>
    group.length >= SEVERAL ? [group] : group.map((rule) => [rule]),
  );
}

/** Returns the notes that several entries share, in the order of their first one. */
export function sharedNotes(entries: readonly PostureEntry[]): Message[] {
  const notes = new Map<string, { readonly note: Message; count: number }>();
  for (const { note } of entries) {
    if (note === null) continue;
    const known = notes.get(note.text);
    if (known === undefined) notes.set(note.text, { note, count: 1 });
    else known.count += 1;
  }
  return [...notes.values()].flatMap(({ note, count }) => (count >= SEVERAL ? [note] : []));
}
