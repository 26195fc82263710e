import { DAY_MS, HOUR_MS } from '../../shared/durations.ts';
import { createFormat } from '../../shared/format/format.ts';
import { prepareReading } from '../ingest/scan/workspace.ts';
import type { GlanceOptions } from '../settings/glance-options.ts';
import type { Services } from './services.ts';

/**
 * Does what the first change would else wait for, once the first Snapshot is shown: a kernel begins, an index that was
 * just made is opened, and the formats of sentences are loaded, each of which takes about ten milliseconds.
 */
export function warmUp({ usage }: Services, { locale, timezone }: GlanceOptions, now: number): void {
  prepareReading();
  usage.prepare();
  const format = createFormat(locale, timezone);
  for (const ahead of [HOUR_MS, 2 * DAY_MS]) format.moment(new Date(now + ahead).toISOString(), now);
  format.duration(HOUR_MS);
}
