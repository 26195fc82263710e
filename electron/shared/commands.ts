import type { CodexInUse } from './codex/codex.ts';
import type { BindingLimit, Credits, LimitWindow, SpendCap } from './limits.ts';
import type { Message } from './messages/message.ts';
import type { Origin } from './origin.ts';
import type { Cost } from './pricing.ts';
import type { Derived } from './schema/proof.ts';
import type { errorReportSchema } from './schema/reports/error-report.ts';
import type { Tokens } from './tokens.ts';
import type { Activity, AttributedUsage, AuthKind, SessionState } from './usage.ts';
import type { ConfigVerification } from './verify.ts';

/** How `usage` groups its rows. */
export const usageGroupings = ['daily', 'weekly', 'monthly', 'session', 'model', 'project'] as const;
export type UsageGrouping = (typeof usageGroupings)[number];

export interface UsageModelRow extends Cost {
  readonly model: string | null;
  readonly tokens: Tokens;
  /** Service tiers of it without a known price, as sessions name them. */
  readonly unpricedTiers?: readonly string[];
}

/** One part of a row that is split. The parts of a row add up to it. */
export interface UsagePart extends Cost {
  /** In the order of the report's `splitBy`; each as the `key` of a row of that grouping. */
  readonly keys: readonly string[];
  readonly tokens: Tokens;
  readonly responses: number;
}

/** A row of the `usage` document. The session fields exist only where `by` is `session`. */
export interface UsageRow extends Cost {
  /** Day `YYYY-MM-DD`, week by its Monday, month `YYYY-MM`, thread id, model or folder. */
  readonly key: string;
  readonly tokens: Tokens;
  readonly responses: number;
  readonly models: readonly UsageModelRow[];
  /** Only where the report is split. Time keys oldest first, then by tokens. */
  readonly parts?: readonly UsagePart[];
  readonly threadId?: string;
  readonly startedAt?: string | null;
  readonly lastActivityAt?: string | null;
  readonly cwd?: string | null;
  readonly originator?: string | null;
  readonly parentThreadId?: string | null;
  readonly auth?: AuthKind;
  readonly codexHome?: string;
  /** The root of its tree of subagents. */
  readonly sessionId?: string;
  readonly forkedFromId?: string | null;
  /** Without credentials. */
  readonly repository?: string | null;
  readonly branch?: string | null;
  readonly modelProvider?: string | null;
  readonly cliVersion?: string | null;
  readonly state?: SessionState;
  readonly activity?: Activity;
  /** True where none of its files exists any more. */
  readonly gone?: boolean;
  /** The row's tokens by everything that a price depends on. */
  readonly attribution?: readonly AttributedUsage[];
}

/** The `codex-glance.usage/1` document. */
export interface UsageReport {
  readonly schema: 'codex-glance.usage/1';
  readonly by: UsageGrouping;
  /** Further groupings that split each row; left out where there are none. */
  readonly splitBy?: readonly UsageGrouping[];
  readonly timezone: string;
  readonly rows: readonly UsageRow[];
  readonly totals: Cost & { readonly tokens: Tokens; readonly responses: number };
  /** Each says why the sums may be too low; empty where they are exact. */
  readonly lowerBound: readonly Message[];
  /** Of the rows that count in `totals`, how many a limit left out; not there where it left out none. */
  readonly rowsLeftOut?: number;
}

/** One layer of the configuration. */
export interface ConfigLayerReport {
  readonly origin: Origin;
  readonly exists: boolean;
  readonly disabledReason: Message | null;
  readonly error: { readonly message: Message; readonly file: string; readonly line: number | null } | null;
}

export interface ConfigValueReport {
  readonly value: unknown;
  readonly origin: Origin;
  readonly locked: boolean;
  readonly shadowed: readonly { readonly origin: Origin; readonly value: unknown }[];
}

/** A requested key that no layer sets and that Codex is not known to have. */
export interface UnknownKeyReport {
  /** Dotted. */
  readonly key: string;
  /** The key that was most likely meant, dotted; null where none is close. */
  readonly nearest: string | null;
}

/** A configuration that Codex cannot use. */
export interface InvalidConfigReport {
  /**
   * The effect on an app-server: `without-user` runs without the files of user, profile and projects, `bare` on
   * built-in defaults alone, `refuses` not at all. The TUI and `codex exec` do not start.
   */
  readonly effect: 'without-user' | 'bare' | 'refuses';
  readonly reason: Message;
  readonly file: string | null;
  readonly line: number | null;
}

/** The `codex-glance.config/1` document. Layers are highest first. */
export interface ConfigReport {
  readonly schema: 'codex-glance.config/1';
  /** Null where Codex can use the configuration. `values` are those in force either way. */
  readonly invalid?: InvalidConfigReport | null;
  /** What leaves open whether the values are in force, sentences; left out where nothing does. */
  readonly notKnown?: readonly Message[];
  /** Left out where there are none. */
  readonly unknownKeys?: readonly UnknownKeyReport[];
  readonly codex?: CodexInUse;
  readonly layers: readonly ConfigLayerReport[];
  /** The comparison with the Codex program's own answer, where it was asked. */
  readonly verify?: ConfigVerification;
  /** Keyed by dotted path. Header values are replaced by `[redacted]`. */
  readonly values: Readonly<Record<string, ConfigValueReport>>;
}

/** The `codex-glance.statusline/1` document. */
export interface StatuslineReport {
  readonly schema: 'codex-glance.statusline/1';
  readonly generatedAt: string;
  /** `unread`: nothing was read yet, so nothing is known. */
  readonly state: 'ready' | 'unread';
  /** When the index was saved last. */
  readonly savedAt: string | null;
  readonly today: {
    /** `YYYY-MM-DD` */
    readonly day: string;
    readonly tokens: Tokens;
    readonly responses: number;
    readonly costUsd: number | null;
  } | null;
  readonly limits: readonly (Pick<
    LimitWindow,
    'id' | 'kind' | 'usedPercent' | 'resetsAt' | 'observedAt' | 'level'
  > & {
    /** When it is used up at this pace; null where it most likely lasts or that is unknown. */
    readonly runsOutAt: string | null;
  })[];
  /** What binds; null where nothing was read yet. */
  readonly binding: BindingLimit | null;
  /** Present where the server named some. */
  readonly credits?: Credits;
  readonly spendCap?: SpendCap;
}

/** The `codex-glance.error/1` document. */
export type ErrorReport = Derived<typeof errorReportSchema>;
