import type { OrgCoverage } from '../../../shared/schema/organisation/org-compliance.ts';
import type { SessionListRow } from '../../../shared/sessions.ts';
import type { Decrypt } from './encryption.ts';
import { endOfObject, endOfString, memberValue } from './json-objects.ts';
import { timeOf } from './listing.ts';
import { readArchive } from './read-archive.ts';

/** Types whose events name a session. */
const TYPES: readonly string[] = ['CODEX_LOG', 'CODEX_TURN'];

/** What the pulled events name: sessions, and the time they span in milliseconds. */
export interface LoggedSessions {
  readonly sessions: ReadonlySet<string>;
  readonly start: number;
  readonly end: number;
}

/** Collects the sessions that pulled events name, without decoding content; null where there are no events. */
export async function loggedSessions(out: string, decrypt: Decrypt | null): Promise<LoggedSessions | null> {
  const sessions = new Set<string>();
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  await readArchive(out, decrypt, ({ type }) => {
    if (!TYPES.includes(type)) return () => {};
    return (bytes, from, to) => {
      const event = bytes.subarray(from, to);
      const at = timeOf(textMember(event, 'timestamp'));
      if (at !== null) {
        start = Math.min(start, at);
        end = Math.max(end, at);
      }
      for (const part of [event, objectMember(event, 'event_details'), objectMember(event, 'payload')]) {
        const session = part && (textMember(part, 'session_id') ?? textMember(part, 'thread_id'));
        if (session) sessions.add(session);
      }
    };
  });
  return Number.isFinite(start) ? { sessions, start, end } : null;
}

/** Compares the sessions of this machine with those in the logs. */
export function makeCoverage(
  out: string,
  logged: LoggedSessions | null,
  local: readonly SessionListRow[],
): OrgCoverage {
  const none = () => ({ sessions: 0, logged: 0 });
  const byAuth = {
    chatgpt: none(),
    apiKey: none(),
    otherProvider: none(),
    unknown: none(),
  };
  const missing: { threadId: string; lastActivityAt: string | null }[] = [];
  for (const { threadId, auth, startedAt, lastActivityAt } of local) {
    const [from, to] = [startedAt, lastActivityAt].map((at) => (at === null ? Number.NaN : Date.parse(at)));
    if (logged === null || !((from ?? 0) <= logged.end && (to ?? 0) >= logged.start)) continue;
    const sum = byAuth[classOf(auth)];
    sum.sessions += 1;
    if (logged.sessions.has(threadId)) sum.logged += 1;
    else if (auth === 'chatgpt') missing.push({ threadId, lastActivityAt });
  }
  const known = new Set(local.map(({ threadId }) => threadId));
  return {
    schema: 'codex-glance.org/1',
    kind: 'coverage',
    out,
    window:
      logged === null
        ? null
        : { start: new Date(logged.start).toISOString(), end: new Date(logged.end).toISOString() },
    byAuth,
    missing,
    elsewhere: [...(logged?.sessions ?? [])].filter((id) => !known.has(id)).length,
  };
}

function classOf(auth: SessionListRow['auth']): keyof OrgCoverage['byAuth'] {
  if (auth === 'chatgpt') return 'chatgpt';
  if (auth === 'apikey') return 'apiKey';
  return auth === 'provider' ? 'otherProvider' : 'unknown';
}

function textMember(object: Buffer, name: string): string | null {
  const at = memberValue(object, name);
  if (at < 0 || object[at] !== 0x22) return null;
  const end = endOfString(object, at);
  return end < 0 ? null : object.toString('utf8', at + 1, end - 1);
}

function objectMember(object: Buffer, name: string): Buffer | null {
  const at = memberValue(object, name);
  if (at < 0 || object[at] !== 0x7b) return null;
  const end = endOfObject(object, at);
  return end < 0 ? null : object.subarray(at, end);
}
