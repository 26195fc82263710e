import type { Limits } from '../../shared/limits.ts';
import type { WindowOutlook } from '../../shared/outlook.ts';
import type { Cost } from '../../shared/pricing.ts';
import type { Tokens } from '../../shared/tokens.ts';
import type { Logger } from '../platform/ports.ts';
import type { Calendar } from '../time/calendar.ts';

/** The forecast of a window. */
export type WindowForecast = Omit<WindowOutlook, 'use' | 'useReason'>;

export interface SummaryOptions {
  readonly codexHomes: readonly string[];
  readonly stateDir: string;
  readonly timezone: string;
  readonly platform: NodeJS.Platform;
  readonly logger: Pick<Logger, 'warn'>;
}

/** Use of today. */
export type Today = { readonly tokens: Tokens; readonly responses: number } & Cost;

/** What a status line shows: from the index, and from sessions that may have grown since. */
export interface StatuslineSummary {
  /** The local day of today. */
  readonly day: string;
  readonly today: Today;
  readonly limits: Limits;
  /** In the order of `limits.windows`. */
  readonly outlooks: readonly WindowForecast[];
  /** When the index was saved last, in milliseconds since the epoch. */
  readonly savedAt: number;
  readonly calendar: Calendar;
}

/** Reads a status line summary as of a moment. Null before a first scan. */
export type ReadSummary = (options: SummaryOptions, now: number) => Promise<StatuslineSummary | null>;
