import type { LimitWindow } from '../../shared/limits.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Otel } from '../../shared/telemetry.ts';

/** A limit's window with what is foreseen of it. Times in milliseconds since the epoch. */
export interface AlertWindow extends LimitWindow {
  /** Null where it is not known to end: such a window cannot be told from the next one. */
  readonly endsAt: number | null;
  readonly seenAt: number;
  /** When it most likely runs out; null unless that is before its reset. */
  readonly runsOutAt: number | null;
}

/** The part of a Snapshot that alerts are decided from. */
export interface AlertFacts {
  readonly windows: readonly AlertWindow[];
  readonly otel: Otel;
  /** Changes of what leaves this machine that Glance did not make. */
  readonly drift: readonly { readonly id: string; readonly title: string; readonly detail: string | null }[];
  /** Sessions that wait for a person; each wait has an id of its own. */
  readonly waiting: readonly {
    readonly id: string;
    readonly threadId: string;
    readonly waitsFor: 'approval' | 'answer';
    /** Absolute; null where it is not known. */
    readonly cwd: string | null;
  }[];
}

/** Null where nothing may be said: samples are shown, or the first read is not over. */
export function alertFacts(snapshot: Snapshot): AlertFacts | null {
  const { demo, usage, limits, outlook, otel, findings } = snapshot;
  if (demo || usage.state === 'scanning') return null;
  const windows = limits.windows.map((window): AlertWindow => {
    const foreseen = outlook.windows.find(({ id }) => id === window.id);
    const runsOut = foreseen?.state === 'runs-out' ? (foreseen.runsOut?.at ?? null) : null;
    return {
      ...window,
      endsAt: window.resetsAt === null ? null : Date.parse(window.resetsAt),
      seenAt: Date.parse(window.observedAt),
      runsOutAt: runsOut === null ? null : Date.parse(runsOut),
    };
  });
  const drift = findings
    .filter(({ kind }) => kind === 'config.drift')
    .map(({ id, title, detail }) => ({ id, title, detail: detail ?? null }));
  return { windows, otel, drift, waiting: waitingIn(snapshot) };
}

function waitingIn({ live, usage }: Snapshot): AlertFacts['waiting'] {
  return live.daemon.threads.flatMap(({ threadId, state, since }) => {
    if (state !== 'waiting-approval' && state !== 'waiting-answer') return [];
    const session = [...usage.live, ...usage.recent].find((each) => each.threadId === threadId);
    const waitsFor = state === 'waiting-approval' ? 'approval' : 'answer';
    return [{ id: `waiting:${threadId}:${since}`, threadId, waitsFor, cwd: session?.cwd ?? null }];
  });
}
