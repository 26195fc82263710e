import type { RunningCodex } from '../../../electron/shared/edit.ts';
import { type Message, textOf } from '../../../electron/shared/messages/message.ts';

/** Running processes that one and the same step restarts. */
export interface RunningGroup {
  readonly surface: RunningCodex['surface'];
  readonly restart: Message;
  readonly pids: readonly number[];
  /** When the oldest of them started, ISO 8601 UTC; null where that is not known of any. */
  readonly since: string | null;
}

/** Joins processes by what restarts them, in the order in which the first of each stands. */
export function runningGroups(running: readonly RunningCodex[]): readonly RunningGroup[] {
  const groups = Map.groupBy(running, ({ surface, restart }) => `${surface} ${textOf(restart)}`);
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    if (first === undefined) return [];
    const starts = members.flatMap(({ startedAt }) => (startedAt === null ? [] : [startedAt])).toSorted();
    return [
      {
        surface: first.surface,
        restart: first.restart,
        pids: members.map(({ pid }) => pid).toSorted((a, b) => a - b),
        since: starts[0] ?? null,
      },
    ];
  });
}
