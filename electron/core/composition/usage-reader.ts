import type { Pricing } from '../../shared/pricing.ts';
import type { ScanProgress } from '../../shared/usage.ts';
import { openIndexOrNone } from '../index/open-index.ts';
import { FoundTree } from '../ingest/rollouts/found-tree.ts';
import type { ObservedLimits } from '../limits/decide-limits.ts';
import type { Clock, Logger } from '../platform/ports.ts';
import { PriceBook } from '../pricing/cost.ts';
import { givenPrices } from '../pricing/given-prices.ts';
import { repositoryPrices } from '../pricing/repository-prices.ts';
import { chosenHomes, chosenPlan } from '../settings/chosen-homes.ts';
import type { GlanceOptions } from '../settings/glance-options.ts';
import { homesInForce } from '../settings/homes-in-force.ts';
import { ReportKeeper } from '../usage/report-cache.ts';
import { UsageService } from '../usage/usage-service.ts';
import { viewMonth } from '../views/month-view.ts';
import type { Glance } from './glance-interface.ts';
import { createUsageReports } from './usage-reports.ts';

/** Everything a usage report needs, and neither configuration, telemetry nor a Snapshot. */
export interface UsageReader extends Pick<Glance, 'usageReport' | 'toolReport' | 'rolloutPaths' | 'close'> {
  /** Reads usage once. `onProgress` is called during a first scan. */
  readUsage(onProgress?: (progress: ScanProgress | null) => void): Promise<void>;
  /** Runs a view of usage; where it meets a damaged index, again after everything was read again. */
  whole<T>(view: () => T): Promise<T>;
  /** Returns the cost of the calendar month, also in credits and against the price of the plan. */
  monthCost?(): Pricing['month'];
  /** Returns the rate limits as sessions recorded them. */
  limits?(): ObservedLimits;
  /** Keeps the text of a report for the same command, where one can be kept; written by `close`. */
  keepReport?(text: string): void;
}

export interface UsageReaderPorts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly platform: NodeJS.Platform;
  /** See `ReportRequest`; left out, no report is kept. */
  readonly asked?: string;
}

/** Opens the usage index without reading anything yet. */
export function openUsageReader(options: GlanceOptions, ports: UsageReaderPorts): UsageReader {
  const { stateDir, timezone } = options;
  const { clock, logger, platform, asked } = ports;
  const { codexHomes, homesSource } = homesInForce(options, chosenHomes(stateDir));
  const keeper = asked === undefined ? null : new ReportKeeper({ stateDir, asked }, codexHomes);
  const tree = new FoundTree();
  const index = openIndexOrNone(stateDir, codexHomes, logger);
  let prices: PriceBook | null = null;
  const usage = new UsageService({
    codexHomes,
    homesSource,
    timezone,
    platform,
    index,
    clock,
    now: () => clock.now(),
    logger,
    prices: () => prices,
    ...(keeper ? { tree } : {}),
  });
  return {
    async readUsage(onProgress) {
      prices = await givenPrices(stateDir);
      await usage.scan(() => onProgress?.(usage.progress));
    },
    ...createUsageReports(() => ({ usage }), { timezone, clock }),
    monthCost: () =>
      viewMonth(usage.ledger, prices ?? new PriceBook(repositoryPrices), chosenPlan(stateDir), clock.now()),
    limits: () => usage.limits(clock.now()),
    keepReport: (text) => keeper?.keep(text),
    async close() {
      await usage.close();
      keeper?.write(tree, clock.now());
    },
  };
}
