import type { Limits, LimitWindow } from '../../shared/limits.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Otel } from '../../shared/telemetry/telemetry.ts';

/** A window of a limit with its forecast. Times in milliseconds since the epoch. */
export interface AlertWindow extends LimitWindow {
  /** Null where it is not known to end: such a window cannot be distinguished from the next one. */
  readonly endsAt: number | null;
  readonly seenAt: number;
  /** When it most likely runs out; null unless that is before its reset. */
  readonly runsOutAt: number | null;
}

/** The part of a Snapshot that alerts are decided from. */
export interface AlertFacts {
  readonly windows: readonly AlertWindow[];
  /** What is known besides the windows; left out where nothing is. */
  readonly reserves?: {
    /** Null where its use is unknown. */
    readonly cap: {
      readonly usedPercent: number;
      readonly isReached: boolean;
      readonly resetsAt: string | null;
    } | null;
    /** Null where unknown. */
    readonly creditsOut: boolean | null;
  };
  readonly otel: Otel;
  /** Changes of what leaves this machine that Glance did not make. */
  readonly drift: readonly {
    readonly id: string;
    readonly title: Message;
    readonly detail: Message | null;
  }[];
  /** Compliance logs that fall behind; each pull that left them so has an id of its own. Left out where none do. */
  readonly compliance?: readonly {
    readonly id: string;
    readonly findingId: string;
    readonly title: Message;
    readonly detail: Message | null;
  }[];
  /** Sessions that wait for a person; each wait has an id of its own. */
  readonly waiting: readonly {
    readonly id: string;
    readonly threadId: string;
    readonly waitsFor: 'approval' | 'answer';
    /** Absolute; null where unknown. */
    readonly cwd: string | null;
  }[];
}

/** Returns what alerts are decided from; null while samples are shown or the first read is not over. */
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
    .filter(({ kind }) => kind === 'config.drift' || kind === 'governance.drift')
    .map(({ id, title, detail }) => ({ id, title, detail: detail ?? null }));
  const compliance = complianceIn(snapshot);
  return { windows, reserves: reservesOf(limits), otel, drift, compliance, waiting: waitingIn(snapshot) };
}

function complianceIn({ findings, organisation }: Snapshot): NonNullable<AlertFacts['compliance']> {
  return findings
    .filter(
      ({ kind }) => kind === 'organisation.compliance.behind' || kind === 'organisation.compliance.lost',
    )
    .map(({ id, title, detail }) => ({
      id: `${id}:${organisation.compliance.pulledAt}`,
      findingId: id,
      title,
      detail: detail ?? null,
    }));
}

function reservesOf({ spendCap, credits }: Limits): NonNullable<AlertFacts['reserves']> {
  const { remainingPercent = null, reached = false, resetsAt = null } = spendCap ?? {};
  const isKnown = spendCap !== undefined && spendCap.level !== 'unknown';
  const usedPercent = remainingPercent === null ? 100 : 100 - remainingPercent;
  return {
    cap: isKnown ? { usedPercent, isReached: reached, resetsAt } : null,
    creditsOut: credits === null || credits.state === 'unknown' ? null : credits.state === 'out',
  };
}

function waitingIn({ live, usage }: Snapshot): AlertFacts['waiting'] {
  return live.daemon.threads.flatMap(({ threadId, state, since }) => {
    if (state !== 'waiting-approval' && state !== 'waiting-answer') return [];
    const session = [...usage.live, ...usage.recent].find((each) => each.threadId === threadId);
    const waitsFor = state === 'waiting-approval' ? 'approval' : 'answer';
    return [{ id: `waiting:${threadId}:${since}`, threadId, waitsFor, cwd: session?.cwd ?? null }];
  });
}
