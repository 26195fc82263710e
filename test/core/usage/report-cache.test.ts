import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openUsageReader } from '../../../electron/core/composition/usage-reader.ts';
import { readReport } from '../../../electron/core/usage/report-cache.ts';
import { TempHome } from './homes.ts';

const RECORDED = 'scenarios-0.169.0';
const REPORT = '{"a":"report"}\n';
/** Folders that the test just made count as settled. */
const LATER_MS = 60_000;

class KeptReport implements Disposable {
  readonly home = new TempHome(RECORDED);
  readonly state = new TempHome();
  readonly request = { stateDir: this.state.path, asked: '["usage"]' };

  /** Runs a command whose report is that text. */
  async run(text = REPORT, codexHomes: readonly string[] = [this.home.path]): Promise<void> {
    const reader = openUsageReader(
      {
        codexHomes,
        homesSource: 'option',
        stateDir: this.state.path,
        cwd: this.home.path,
        timezone: 'Europe/Berlin',
        locale: 'en',
      },
      {
        clock: { now: () => Date.now() + LATER_MS, after: () => () => {} },
        logger: { info: () => {}, warn: () => {} },
        platform: process.platform,
        asked: this.request.asked,
      },
    );
    await reader.readUsage();
    reader.keepReport?.(text);
    await reader.close();
  }

  read(): string | null {
    const found = readReport(this.request);
    return found === null ? null : Buffer.from(found).toString();
  }

  /** The only kept report. */
  get file(): string {
    const names = readdirSync(this.state.path).filter((name) => name.startsWith('report-'));
    expect(names).toHaveLength(1);
    return join(this.state.path, names[0] ?? '');
  }

  [Symbol.dispose](): void {
    this.home[Symbol.dispose]();
    this.state[Symbol.dispose]();
  }
}

/** With an index that is as it stays, and a report. */
async function keptReport(): Promise<KeptReport> {
  const kept = new KeptReport();
  await kept.run('of a first read');
  expect(kept.read()).toBeNull();
  // The first use of a new index by a second process changes its header.
  await kept.run('of a second');
  await kept.run();
  expect(kept.read()).toBe(REPORT);
  return kept;
}

const rolloutsOf = ({ home }: KeptReport) =>
  readdirSync(home.path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jsonl'));

it('is given again, readable by its owner alone, to the same command', async () => {
  using kept = await keptReport();
  expect(statSync(kept.file).mode & 0o077).toBe(0);
  expect(readReport({ ...kept.request, asked: '["usage","weekly"]' })).toBeNull();
});

it('is not given once a session grew, and not before a run in which nothing changed', async () => {
  using kept = await keptReport();
  const [session = ''] = rolloutsOf(kept);
  kept.home.append(session, '{}\n');
  expect(kept.read()).toBeNull();
  await kept.run('of what grew');
  expect(kept.read()).toBeNull();
  await kept.run('of the same');
  expect(kept.read()).toBe('of the same');
});

it.each(['settings.toml', 'prices.json', 'price-table.json'])(
  'is not given once %s is there',
  async (name) => {
    using kept = await keptReport();
    kept.state.write(name, '');
    expect(kept.read()).toBeNull();
  },
);

it('is not given once the index is another', async () => {
  using kept = await keptReport();
  const [index = ''] = readdirSync(kept.state.path).filter((name) => name.endsWith('.sqlite'));
  kept.state.append(index, 'x');
  expect(kept.read()).toBeNull();
});

it('is not given where it is damaged', async () => {
  using kept = await keptReport();
  const { file } = kept;
  const whole = readFileSync(file);
  for (let at = 0; at < whole.length; at += 1 + Math.floor(whole.length / 500)) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 0x10;
    writeFileSync(file, damaged);
    expect([null, REPORT]).toContain(kept.read());
    writeFileSync(file, whole.subarray(0, at));
    expect(kept.read()).toBeNull();
  }
});

it('is not kept where a session cannot be read', async () => {
  using kept = new KeptReport();
  const [session = ''] = rolloutsOf(kept);
  kept.home.write(join(session.replace(/\.jsonl$/, '').replace(/.$/, '0.jsonl'), 'a-file'), '');
  for (let run = 0; run < 3; run++) await kept.run();
  expect(kept.read()).toBeNull();
});

it('is kept for eight commands, the oldest goes', async () => {
  using kept = await keptReport();
  for (let other = 0; other < 8; other++) {
    kept.state.write(`report-0000000000000${other}.bin`, '');
  }
  await kept.run();
  expect(readdirSync(kept.state.path).filter((name) => name.startsWith('report-'))).toHaveLength(8);
});
