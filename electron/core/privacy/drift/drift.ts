import * as v from 'valibot';
import { DAY_MS } from '../../../shared/durations.ts';
import { type Layer, layersUpwards } from '../../../shared/origin.ts';
import { type Sending, sendingSchema, type Watched, watched } from './sending.ts';

/** A change of what is sent that the user did not make in Glance. */
export const changeSchema = v.object({
  what: v.picklist(watched),
  from: v.string(),
  to: v.string(),
  /** Digests of the addresses before and after; missing where neither has one. */
  digests: v.optional(v.object({ from: v.optional(v.string()), to: v.optional(v.string()) })),
  layer: v.string(),
  file: v.nullable(v.string()),
  line: v.nullable(v.number()),
  /** Milliseconds since the epoch: when the deciding file changed, else when it was observed. */
  at: v.number(),
});

export type Change = Readonly<v.InferOutput<typeof changeSchema>>;

/** The last observation of one Codex home in one folder, and the changes that still hold. */
export const seenSchema = v.object({
  sending: sendingSchema,
  /** Milliseconds since the epoch. */
  at: v.number(),
  changes: v.array(changeSchema),
  /** What the digests are made with; missing in what an older Glance kept. */
  salt: v.optional(v.string()),
});

export type Seen = Readonly<v.InferOutput<typeof seenSchema>>;

/** A change is reported for this long, in milliseconds. */
const TOLD_MS = 7 * DAY_MS;

/** The place of a change that none of the deciding files explains. */
export const ELSEWHERE = 'elsewhere';

/**
 * Compares two observations. The higher of the two layers is named: for a lower one to decide, the higher must have
 * been removed, so that is where the change was made. The caller checks whether its file changed.
 */
export function changesBetween(before: Sending, after: Sending, at: number): Change[] {
  return watched.flatMap((what): Change[] => {
    const { value: from, digest: fromDigest, ...was } = before[what];
    const { value: to, digest: toDigest, ...is } = after[what];
    const isHiddenChange = fromDigest !== undefined && toDigest !== undefined && fromDigest !== toDigest;
    if (from === to && !isHiddenChange) return [];
    const place = rankOf(was.layer) > rankOf(is.layer) ? { ...was, line: null } : is;
    const digests = {
      ...(fromDigest === undefined ? {} : { from: fromDigest }),
      ...(toDigest === undefined ? {} : { to: toDigest }),
    };
    return [{ what, from, to, ...(Object.keys(digests).length > 0 ? { digests } : {}), ...place, at }];
  });
}

function rankOf(layer: string): number {
  return layersUpwards.indexOf(layer as Layer);
}

/**
 * Returns what to store after an observation. `own`: the change was made in Glance, so it is not reported. A change
 * is dropped once it was undone, replaced by another, or is a week old.
 */
export function nextSeen(
  before: Seen | null,
  sending: Sending,
  now: number,
  own: boolean,
  salt = before?.salt,
): Seen {
  const salted = salt === undefined ? {} : { salt };
  if (before === null) return { sending, at: now, changes: [], ...salted };
  const fresh = changesBetween(before.sending as Sending, sending, now);
  const changed = new Set<Watched>(fresh.map(({ what }) => what));
  const kept = before.changes.filter(({ what, at }) => !changed.has(what) && now - at < TOLD_MS);
  const news = own ? [] : fresh.filter((one) => !takesBack(one, before.changes));
  return { sending, at: now, changes: [...kept, ...news], ...salted };
}

function takesBack(change: Change, earlier: readonly Change[]): boolean {
  return earlier.some(
    ({ what, from, digests }) =>
      what === change.what && from === change.to && (digests?.from ?? null) === (change.digests?.to ?? null),
  );
}

/** Returns true where the observation must be stored. The passing of time alone is no reason to write. */
export function isNews(before: Seen | null, after: Seen): boolean {
  return (
    before === null ||
    JSON.stringify([before.sending, before.changes]) !== JSON.stringify([after.sending, after.changes])
  );
}
