import type { Finding } from '../finding.ts';
import { verbatim } from '../messages/en/words.ts';
import type { Message } from '../messages/message.ts';
import type { Origin } from '../origin.ts';

/** What one surface of Codex sends over one channel. */
export interface AnalyticsChannel {
  /** `otel`: what you export to collectors, of all signals. */
  readonly id: 'events' | 'metrics' | 'feedback' | 'otel';
  readonly surface: 'tui' | 'exec' | 'app-server' | 'ide' | 'daemon';
  /** An address without credentials; several with commas between; `none` where it has none. */
  readonly destination: string;
  /** `on-demand`: only when the user sends a report. */
  readonly state: 'on' | 'off' | 'on-demand' | 'unknown';
  readonly reason: Message;
  /** What in it identifies the user. */
  readonly identifiedBy?: Message;
  /** The setting that stops it. */
  readonly stoppedBy?: Message;
}

/** Codex client analytics as they are in force for the next Codex process. */
export interface Analytics {
  /** Null where it is not known, such as with a broken file, a cloud config that is not known, or a Codex that is not verified. */
  readonly enabled: boolean | null;
  readonly origin: Origin;
  /** True where a layer above the user's file decides. */
  readonly locked: boolean;
  /** A sentence such as "Off, because your config.toml says so". */
  readonly reason: Message;
  readonly channels: readonly AnalyticsChannel[];
  /** `enabled` is null where it is not known, for the reason of the channel `feedback`. */
  readonly feedback: {
    readonly enabled: boolean | null;
    readonly origin: Origin;
    readonly locked: boolean;
  };
}

export type OtelHealthState = 'off' | 'untested' | 'accepted' | 'reachable' | 'failing' | 'unobservable';

/** The stage at which an export fails. */
export const otelFailures = [
  'dns',
  'refused',
  'timeout',
  'tls',
  'auth',
  'path',
  'protocol',
  'server',
  'rejected',
] as const;
export type OtelFailure = (typeof otelFailures)[number];

/** One of `otelFailures` where a probe found the signal failing, else a sentence. */
export type OtelReason = OtelFailure | Message;

export interface OtelHealth {
  readonly state: OtelHealthState;
  readonly reason: OtelReason;
  readonly checkedAt: string | null;
  readonly latencyMs: number | null;
  /** What is so and what to do, one sentence. Show this rather than `reason` where it is there. */
  readonly sentence?: Message;
  /** The collector's own words about what it dropped or warns of; they are in the sentence as well. */
  readonly detail?: string;
  /** Until then the collector asked to be left alone, and is. */
  readonly retryAt?: string | null;
}

/** Returns what is so and what to do, else why it is so; of a failure without a sentence its stage. */
export function healthSentence({ sentence, reason }: Pick<OtelHealth, 'sentence' | 'reason'>): Message {
  return sentence ?? (typeof reason === 'string' ? verbatim(reason) : reason);
}

/** How a signal's health is called: as its state, or `unknown` where not even that much is known. */
export type ShownHealth = OtelHealthState | 'unknown';

/** Decides how a signal's health is called. What nobody can see from outside is not the same as what Glance does not know. */
export function shownHealth({ exporter, health: { state, reason } }: ShownSignal): ShownHealth {
  if (state !== 'unobservable') return state;
  // Nothing is set by the last known rules, so that there is nothing to see either.
  if (exporter === 'none' || exporter === 'invalid') return 'unknown';
  return typeof reason !== 'string' && saysNotKnown(reason) ? 'unknown' : state;
}

type ShownSignal = {
  readonly exporter: OtelSignal['exporter'];
  readonly health: Pick<OtelHealth, 'state' | 'reason'>;
};

/** Recognises the messages that begin with "Not known". */
function saysNotKnown({ id, params }: Message): boolean {
  const { clause } = params;
  if (id === 'words.sentence' && typeof clause === 'object' && clause !== null && 'id' in clause) {
    return saysNotKnown(clause);
  }
  return id.startsWith('certainty.') || id === 'export.environment-unread';
}

/** What Codex would do with a signal. No header value and no credential. */
export interface OtelPlan {
  /** The URL that Codex posts to; of gRPC with the method. Null where the endpoint is no URL. */
  readonly url: string | null;
  readonly headerNames: readonly string[];
  /** PEM files as configured. */
  readonly tlsFiles: readonly string[];
  /** OpenTelemetry variables of Glance's own environment that bear on the signal. */
  readonly environment: readonly {
    readonly name: string;
    readonly effect: 'used' | 'ignored' | 'stops-all';
  }[];
}

/** Export errors that Codex wrote down itself. */
export interface OtelExportErrors {
  readonly lastAt: string;
  /** Of the last 24 hours. */
  readonly count: number;
  /** `helper`: the command that gives the headers failed. */
  readonly reason: OtelFailure | 'helper' | 'unknown';
  readonly sentence: Message;
  readonly source: 'log-database' | 'daemon-log';
}

/** What the probe, Codex's own errors and what cannot be seen amount to together. */
export interface OtelVerdict {
  readonly level: 'good' | 'warning' | 'bad' | 'unknown';
  readonly sentence: Message;
  /** What nobody can see from outside, one sentence each. */
  readonly unobservable: readonly Message[];
}

/** From `at` on, until the next change. */
export interface OtelHealthChange {
  readonly at: string;
  readonly state: OtelHealthState;
  readonly reason: OtelReason;
}

/** A stretch over which a probe, or each of several no more than a day apart, found the same. */
export interface OtelHealthSpan {
  readonly from: string;
  readonly to: string;
  readonly state: OtelHealthState;
}

export interface OtelSignal {
  readonly signal: 'logs' | 'traces' | 'metrics';
  readonly exporter: 'none' | 'statsig' | 'otlp-http' | 'otlp-grpc' | 'invalid';
  /** The full URL that Codex posts to, without credentials; null where there is none. */
  readonly endpoint: string | null;
  readonly protocol: 'json' | 'binary' | 'grpc' | null;
  readonly origin: Origin;
  readonly locked: boolean;
  readonly health: OtelHealth;
  /** Null where nothing goes to a collector of the user's own. */
  readonly plan?: OtelPlan | null;
  /** Null where none was found. */
  readonly codexErrors?: OtelExportErrors | null;
  readonly verdict?: OtelVerdict;
  /** Oldest first, of the last 30 days. */
  readonly history?: readonly OtelHealthChange[];
  /** What was observed, oldest first. Between two stretches nothing is known. */
  readonly observed?: readonly OtelHealthSpan[];
}

export interface Otel {
  /** Always logs, traces, metrics, in this order. */
  readonly signals: readonly OtelSignal[];
  readonly logUserPrompt: {
    /** Null where it is not known, for the `reason`. */
    readonly value: boolean | null;
    readonly origin: Origin;
    readonly locked: boolean;
    readonly reason?: Message;
  };
  readonly findings: readonly Finding[];
  /** `automatic`: also probed without being asked. */
  readonly probing?: { readonly automatic: boolean };
}
