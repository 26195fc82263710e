import { utimesSync } from 'node:fs';
import { createNodePorts } from '../../../electron/core/composition/node-ports.ts';
import { createGlance } from '../../../electron/core/glance.ts';
import { readSummary } from '../../../electron/core/statusline/read-summary.ts';
import type { StatuslineSummary } from '../../../electron/core/statusline/summary.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeLogger } from '../../fakes/logger.ts';
import { context, line, meta, record, started } from '../ingest/lines/lines.ts';
import { TempHome } from '../usage/homes.ts';

export const NOW = Date.parse('2026-11-23T10:00:00.000Z');
const logger = createFakeLogger();

export const iso = (ago: number) => new Date(NOW - ago).toISOString();
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function threadId(index: number): string {
  return `01a20609-89f6-7612-a58e-${index.toString(16).padStart(12, '0')}`;
}

export function pathOf(day: string, index: number): string {
  return `sessions/${day.replaceAll('-', '/')}/rollout-${day}T01-00-00-${threadId(index)}.jsonl`;
}

export function limit(usedPercent: number, at: string): string {
  const resets_at = Math.floor((NOW + 2 * HOUR) / 1000);
  const primary = { used_percent: usedPercent, window_minutes: 300, resets_at };
  return line(
    'event_msg',
    { type: 'token_count', info: null, rate_limits: { limit_id: 'codex', primary } },
    at,
  );
}

/** A session of one response, which used so much of the 5-hour limit. */
export function session(index: number, input: number, at: string, used: number | null = null): string {
  const thread = threadId(index);
  const limits = used === null ? '' : limit(used, at);
  return (
    meta({}, { at, thread }) +
    started({ at }) +
    context({ at }) +
    record(`resp_${index}`, input, 0, { at, thread }) +
    limits
  );
}

export class World implements Disposable {
  readonly home = new TempHome();
  readonly state = new TempHome();
  readonly timezone: string;

  constructor(timezone = 'UTC') {
    this.timezone = timezone;
  }

  /** Writes a file as old as what it says. */
  write(path: string, text: string, ago: number): void {
    const at = (NOW - ago) / 1000;
    utimesSync(this.home.write(path, text), at, at);
  }

  private glance() {
    const ports = createNodePorts({ logger, env: {}, platform: process.platform, homeDir: this.home.path });
    const options = {
      codexHomes: [this.home.path],
      homesSource: 'option',
      stateDir: this.state.path,
      cwd: this.home.path,
      timezone: this.timezone,
      locale: 'en',
    } as const;
    return createGlance(options, { ...ports, clock: createFakeClock(NOW) });
  }

  /** As other commands do. */
  async readAll() {
    const glance = this.glance();
    await glance.load();
    const snapshot = glance.store.getState();
    await glance.close();
    return snapshot;
  }

  summary(now = NOW): Promise<StatuslineSummary | null> {
    return readSummary(
      {
        codexHomes: [this.home.path],
        stateDir: this.state.path,
        timezone: this.timezone,
        platform: process.platform,
        logger,
      },
      now,
    );
  }

  [Symbol.dispose](): void {
    this.home[Symbol.dispose]();
    this.state[Symbol.dispose]();
  }
}
