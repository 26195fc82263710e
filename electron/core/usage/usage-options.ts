import type { CodexHome } from '../../shared/snapshot.ts';
import type { UsageIndex } from '../index/usage-index.ts';
import type { FoundTree } from '../ingest/rollouts/found-tree.ts';
import type { Clock, Logger } from '../platform/ports.ts';
import type { PriceBook } from '../pricing/cost.ts';

/** The options of reading the usage of some Codex homes. */
export interface UsageServiceOptions {
  readonly codexHomes: readonly string[];
  readonly homesSource: CodexHome['source'];
  readonly timezone: string;
  /** When days begin, as far as known: `Intl` is then not loaded. */
  readonly dayStarts?: Iterable<readonly [day: string, start: number]>;
  /** The prices in force; null or left out, those that come with Glance. */
  readonly prices?: () => PriceBook | null;
  readonly platform: NodeJS.Platform;
  /** Where what was read is stored; left out, in memory only. */
  readonly index?: UsageIndex;
  readonly clock?: Pick<Clock, 'after'>;
  /** Milliseconds since the epoch; left out, no limit counts as dated in the future. */
  readonly now?: () => number;
  readonly logger?: Pick<Logger, 'warn'>;
  /** Records what a scan finds. */
  readonly tree?: FoundTree;
}
