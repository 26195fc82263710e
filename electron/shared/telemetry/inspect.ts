/** A value of an OTel attribute. Lists and maps are given as JSON text. */
export type InspectedValue = string | number | boolean | null;

/** One record as it arrived: a line of the `codex-glance.inspect/1` stream. */
export interface InspectedRecord {
  readonly schema: 'codex-glance.inspect/1';
  /** From 1. */
  readonly number: number;
  /** When it arrived. */
  readonly receivedAt: string;
  /** When it happened, as the record says; null where it does not. */
  readonly at: string | null;
  readonly signal: 'logs' | 'traces' | 'metrics';
  /** The event's, span's or metric's name; null where it has none. */
  readonly name: string | null;
  readonly scope: string | null;
  /** `service.name` of its resource. */
  readonly service: string | null;
  readonly protocol: 'json' | 'binary' | 'grpc';
  /** Content stands as `[masked: N characters]` unless it was asked for. */
  readonly attributes: Readonly<Record<string, InspectedValue>>;
  /** Names of the attributes whose value is masked. */
  readonly masked: readonly string[];
  /** Bytes of the record, written as OTLP/JSON. */
  readonly size: number;
  /** Of a span: milliseconds. */
  readonly durationMs: number | null;
  /** Of a metric's point. */
  readonly metric: {
    readonly kind: 'gauge' | 'sum' | 'histogram';
    readonly unit: string | null;
    /** The point's value; of a histogram its sum. */
    readonly value: number | null;
    /** Of a histogram: how many values it holds. */
    readonly count: number | null;
  } | null;
}

/** What a session's records come to. */
export interface InspectionTotals {
  readonly records: { readonly logs: number; readonly traces: number; readonly metrics: number };
  /** Bytes of the exports as they were received, before decompression. */
  readonly bytes: { readonly logs: number; readonly traces: number; readonly metrics: number };
  readonly modelCalls: number;
  readonly toolCalls: number;
  /** Milliseconds; null without a tool call that reports its own. */
  readonly toolCallMedianMs: number | null;
  /** Share of tool calls that failed, 0 to 1; null without a tool call. */
  readonly toolErrorRate: number | null;
  /** Exports that could not be read. */
  readonly unreadable: number;
}

/** An Inspector that listens for the page. */
export interface Inspection {
  readonly httpPort: number;
  readonly grpcPort: number;
  /** The beginning of a command line that sends one run of Codex here and changes no file. */
  readonly command: string;
  /** Signals that a layer above the command line decides, so that they do not come. */
  readonly locked: readonly InspectedRecord['signal'][];
}

/** What came since the page last asked. */
export interface InspectionNews {
  /** Oldest first, content masked. */
  readonly records: readonly InspectedRecord[];
  readonly totals: InspectionTotals;
}
