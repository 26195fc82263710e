import type { Message } from './messages/message.ts';

/** The calls of one tool on one local day. */
export interface ToolRow {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** As the model called it; tools of an MCP server as `mcp__server__tool`. */
  readonly tool: string;
  readonly calls: number;
  /** Of those whose end is recorded with how it went, as `outcomesKnown` counts them. */
  readonly failures: number;
  readonly outcomesKnown: number;
  /** How many have a duration; the percentiles are of them. */
  readonly timed: number;
  /** Milliseconds; null where no call has a duration. */
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
}

/** How often something went wrong, or was done again, on one local day. */
export interface ToolErrorRow {
  readonly day: string;
  /** The error as Codex names it (`codex_error_info`), or `retry`, `compaction` or `turn_aborted`. */
  readonly kind: string;
  readonly count: number;
}

/** The `codex-glance.tools/1` document. Days in order; of a day the tool with most calls first. */
export interface ToolReport {
  readonly schema: 'codex-glance.tools/1';
  readonly timezone: string;
  readonly rows: readonly ToolRow[];
  readonly errors: readonly ToolErrorRow[];
  /** Each says why the counts may be too low; empty where they are exact. */
  readonly lowerBound: readonly Message[];
}

/** How a call failed, as closed fields of its end say: declined, an exit code other than 0, or an error. */
export const toolFailures = ['declined', 'exit-code', 'error'] as const;
export type ToolFailure = (typeof toolFailures)[number];

/** The calls of one tool over a span. */
export interface ToolTotal extends Omit<ToolRow, 'day'> {
  /** Failures by kind; a kind that did not occur is left out. They add up to `failures`. */
  readonly failedBy: Partial<Record<ToolFailure, number>>;
}

/** What tools did since a local day. */
export interface ToolUse {
  readonly since: string;
  /** Most calls first. */
  readonly tools: readonly ToolTotal[];
  /** In the order of days. */
  readonly errors: readonly ToolErrorRow[];
  /** Each says why the counts may be too low; empty where they are exact. */
  readonly lowerBound: readonly Message[];
}
