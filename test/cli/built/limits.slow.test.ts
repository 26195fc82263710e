import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StatuslineReport } from '../../../electron/shared/commands.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { runNode, setUpBuiltCli } from './built.ts';

const MINUTE = 60_000;
const ID = '01a2061e-e23c-7d10-8004-2ae4674893fd';

/** What the server said, by how many minutes ago. */
type Readings = readonly (readonly [minutesAgo: number, limits: object, model?: string])[];

const soon = (minutes: number) => Math.floor((Date.now() + minutes * MINUTE) / 1000);
const window = (used_percent: unknown, window_minutes: number | null, resetsIn: number) => {
  return { used_percent, window_minutes, resets_at: soon(resetsIn) };
};

describe('Limits on the built command line', { timeout: 60_000 }, () => {
  const cli = setUpBuiltCli();

  /** A home whose one session is signed in through ChatGPT and was told these limits. */
  async function shown(readings: Readings) {
    const home = await mkdtemp(join(tmpdir(), 'codex-glance-limits-'));
    const codexHome = join(home, '.codex');
    try {
      const oldest = Math.max(...readings.map(([ago]) => ago));
      await writeSession(codexHome, readings, Date.now() - (oldest + 5) * MINUTE);
      const run = async (...args: string[]) => {
        const running = runNode(
          [cli.file, ...args, '--codex-home', codexHome, '--locale', 'en-GB', '--no-color'],
          home,
        );
        expect(await running.ended, running.stderr()).toBe(0);
        return running.stdout();
      };
      const snapshot = JSON.parse(await run('status', '--json')) as Snapshot;
      const report = JSON.parse(await run('statusline', '--json')) as StatuslineReport;
      return { snapshot, report, status: await run('status'), line: await run('statusline') };
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  }

  it('foresees no end of use that has stood still for an hour', async () => {
    const limits = {
      limit_id: 'codex',
      primary: window(44, 10_080, 24 * 60),
      secondary: null,
      plan_type: 'plus',
    };
    const { snapshot, status } = await shown([60, 45, 30, 15, 1].map((ago) => [ago, limits]));
    const [outlook] = snapshot.outlook.windows;
    expect(outlook).toMatchObject({ state: 'lasts', runsOut: null, pace: { state: 'behind' } });
    expect(outlook?.atReset?.high).toBeLessThan(80);
    expect(outlook?.atReset?.high).toBeGreaterThan(outlook?.atReset?.value ?? 0);
    expect(snapshot.limits.windows[0]?.pace).toEqual(outlook?.pace);
    expect(status).not.toContain('runs out');
    expect(snapshot.coverage.compliance).toMatchObject({ sessions: 1, visible: 0, invisible: 1 });
  });

  it('names one and the same limit as binding everywhere', async () => {
    const limits = { primary: window(96, 300, 60), secondary: window(40, 10_080, 3_000), plan_type: 'team' };
    const { snapshot, report, status, line } = await shown([100, 80, 60, 20, 1].map((ago) => [ago, limits]));
    const { binding } = snapshot.limits;
    expect(binding).toMatchObject({ of: 'window', id: 'codex:300' });
    expect(snapshot.outlook.bindingId).toBe(binding.id);
    expect(report.binding).toEqual(binding);
    expect(status).toContain('5-hour');
    expect(line).toContain('5h 96%');
    expect(snapshot.coverage.compliance).toMatchObject({ sessions: 1, visible: 1 });
  });

  it('shows a spend cap and credits alone, with their time', async () => {
    const limits = {
      primary: null,
      secondary: null,
      plan_type: 'self_serve_business_usage_based',
      credits: { has_credits: true, unlimited: false, balance: '1234567.89012345' },
      individual_limit: { limit: '200.00', used: '150.00', resets_at: String(soon(7_200)) },
    };
    const { snapshot, status, line } = await shown([[125, limits]]);
    expect(snapshot.limits.spendCap).toMatchObject({ remainingPercent: 25, level: 'normal' });
    expect(snapshot.limits).toMatchObject({
      state: 'observed',
      binding: { of: 'spend-cap', state: 'normal' },
    });
    expect(status).toMatch(/Spend cap: 150 of 200, 25% left, resets .*, seen 2 hr ago/);
    expect(status).toMatch(/Credits: 1,234,568 left, seen 2 hr ago/);
    expect(status).not.toContain('No session has recorded a limit');
    expect(line).toContain('cap 75% · 1.2M credits · seen 2h ago');
  });

  it('says that a spend cap is reached', async () => {
    const limits = { primary: window(10, 300, 200), secondary: null, spend_control_reached: true };
    const { snapshot, status, line } = await shown([[1, limits]]);
    expect(snapshot.limits.binding).toMatchObject({ of: 'spend-cap', state: 'reached' });
    expect(status).toContain('Spend cap: reached');
    expect(line).toContain('spend cap reached');
  });

  it('believes neither a use that cannot be nor a moment that has not come', async () => {
    const good = { primary: window(30, 300, 200), secondary: window(20, 10_080, 3_000) };
    const bad = { primary: window(-1, 300, 200), secondary: window(1e9, 10_080, 3_000) };
    const doubted = await shown([[5, bad]]);
    expect(doubted.snapshot.limits.windows.map(({ usedPercent }) => usedPercent)).toEqual([null, null]);
    expect(doubted.snapshot.findings.filter(({ kind }) => kind === 'limits.not-believed')).toHaveLength(2);
    expect(doubted.status).not.toContain('-1%');
    const ahead = await shown([
      [10, good],
      [-120, { primary: window(99, 300, 200), secondary: null }],
    ]);
    expect(ahead.snapshot.limits.windows.map(({ usedPercent }) => usedPercent)).toEqual([30, 20]);
    expect(ahead.snapshot.findings.some(({ kind }) => kind === 'limits.ahead')).toBe(true);
  });

  it('says what used a limit by the models that count against it', async () => {
    const own = { limit_id: 'codex', limit_name: 'Codex', primary: window(20, 300, 100), secondary: null };
    const spark = {
      limit_id: 'codex_bengalfox',
      limit_name: 'GPT-6.1-Codex-Spark',
      primary: window(5, 300, 100),
      secondary: null,
    };
    const { snapshot } = await shown([
      [60, own, 'gpt-6.1-sol'],
      [5, spark, 'gpt-6.1-codex-spark'],
    ]);
    const used = Object.fromEntries(
      snapshot.outlook.windows.map(({ id, use }) => [
        id,
        use?.models.map(({ key, percent }) => [key, percent]),
      ]),
    );
    expect(used).toEqual({
      'codex:300': [['gpt-6.1-sol', 100]],
      'codex_bengalfox:300': [['gpt-6.1-codex-spark', 100]],
    });
  });
});

async function writeSession(codexHome: string, readings: Readings, startedAt: number): Promise<void> {
  const iso = (at: number) => new Date(at).toISOString();
  const line = (at: number, type: string, payload: object) =>
    JSON.stringify({ timestamp: iso(at), type, payload });
  const meta = {
    id: ID,
    session_id: ID,
    timestamp: iso(startedAt),
    cwd: '/home/dev/harbor',
    originator: 'codex_cli_rs',
  };
  const lines = [
    line(startedAt, 'session_meta', {
      ...meta,
      cli_version: '0.171.0',
      source: 'cli',
      model_provider: 'openai',
    }),
  ];
  readings.forEach(([minutesAgo, rate_limits, model = 'gpt-6.1-sol'], index) => {
    const at = Date.now() - minutesAgo * MINUTE;
    const turn_id = `turn-${index}`;
    const usage = (times: number) => ({
      input_tokens: 900 * times,
      output_tokens: 100 * times,
      total_tokens: 1_000 * times,
    });
    const info = {
      total_token_usage: usage(index + 1),
      last_token_usage: usage(1),
      model_context_window: 258_400,
    };
    lines.push(
      line(at - 2_000, 'event_msg', { type: 'task_started', turn_id, model_context_window: 258_400 }),
      line(at - 1_000, 'turn_context', { turn_id, cwd: '/home/dev/harbor', model }),
      line(at, 'event_msg', { type: 'token_count', info, rate_limits }),
    );
  });
  const folder = join(codexHome, 'sessions', ...iso(startedAt).slice(0, 10).split('-'));
  await mkdir(folder, { recursive: true });
  const name = `rollout-${iso(startedAt).slice(0, 19).replaceAll(':', '-')}-${ID}.jsonl`;
  await writeFile(join(folder, name), `${lines.join('\n')}\n`);
}
