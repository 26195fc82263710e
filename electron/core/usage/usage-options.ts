import type { CodexHome } from '../../shared/snapshot.ts';
import type { UsageIndex } from '../index/usage-index.ts';
import type { Clock, Logger } from '../platform/ports.ts';
import type { PriceBook } from '../pricing/cost.ts';

/** What the use of some Codex homes is read with. */
export interface UsageServiceOptions {
  readonly codexHomes: readonly string[];
  readonly homesSource: CodexHome['source'];
  readonly timezone: string;
  /** When days begin, as far as it is known already: `Intl` is then not asked. */
  readonly dayStarts?: Iterable<readonly [day: string, start: number]>;
  /** The prices in force; null or left out, those that come with Glance. */
  readonly prices?: () => PriceBook | null;
  readonly platform: NodeJS.Platform;
  /** Where what was read is kept; left out, it is kept in memory only. */
  readonly index?: UsageIndex;
  readonly clock?: Pick<Clock, 'after'>;
  /** Milliseconds since the epoch; left out, no limit is taken to be recorded ahead of its time. */
  readonly now?: () => number;
  readonly logger?: Pick<Logger, 'warn'>;
}
