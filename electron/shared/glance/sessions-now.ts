import type { ContextFill, LiveSession } from '../usage.ts';

/** What the sessions of now amount to. */
export interface SessionsNow {
  /** Those that have a row: at most `SESSION_ROWS`. */
  readonly rows: readonly LiveSession[];
  /** Those that are only counted. */
  readonly more: { readonly count: number; readonly running: number; readonly tokensPerMinute: number };
  readonly running: number;
  readonly waiting: number;
  /** Of all sessions together; null where no response was seen lately. */
  readonly tokensPerMinute: number | null;
  /** Tokens of each of the last 15 minutes of all sessions, oldest first. */
  readonly minutes: readonly number[];
  /** The context of the session whose context is fullest; null where none is known. */
  readonly fullest: ContextFill | null;
}

/** So many sessions have a row of their own. */
export const SESSION_ROWS = 3;

/** Sums up sessions in the order given. Those that wait for a person have a row before those that do not. */
export function sessionsNow(live: readonly LiveSession[]): SessionsNow {
  const waits = ({ waitsFor }: LiveSession) => Number(waitsFor !== undefined);
  const ordered = live.toSorted((a, b) => waits(b) - waits(a));
  const rows = ordered.slice(0, SESSION_ROWS);
  const rest = ordered.slice(SESSION_ROWS);
  const length = Math.max(0, ...live.map(({ minutes }) => minutes.length));
  const rates = live.flatMap(({ tokensPerMinute }) => tokensPerMinute ?? []);
  return {
    rows,
    more: { count: rest.length, running: runningOf(rest), tokensPerMinute: rateOf(rest) },
    running: runningOf(live),
    waiting: live.filter(({ waitsFor }) => waitsFor !== undefined).length,
    tokensPerMinute: rates.length === 0 ? null : rateOf(live),
    minutes: Array.from({ length }, (_, at) =>
      live.reduce((sum, { minutes }) => sum + (minutes.at(at - length) ?? 0), 0),
    ),
    fullest: live
      .flatMap(({ context }) => context ?? [])
      .reduce<ContextFill | null>(
        (most, one) => (one.usedPercent > (most?.usedPercent ?? -1) ? one : most),
        null,
      ),
  };
}

function runningOf(sessions: readonly LiveSession[]): number {
  return sessions.filter(({ state }) => state === 'running').length;
}

function rateOf(sessions: readonly LiveSession[]): number {
  return sessions.reduce((sum, { tokensPerMinute }) => sum + (tokensPerMinute ?? 0), 0);
}
