import { describe, expect, it } from 'vitest';
import type { UsageReport } from '../../electron/shared/commands.ts';
import { createFakeGlance } from '../fakes/glance.ts';
import { sampleSnapshot } from '../fixtures/snapshots/sample-snapshot.ts';
import { command, documentOf } from './command.ts';
import { reportOf, tokensOf } from './usage/usage-runs.ts';

const usage = (costUsd: number | null): UsageReport => ({
  ...reportOf('model', [
    {
      key: 'gpt-new',
      tokens: tokensOf(100, 10),
      costUsd,
      responses: 1,
      models: [{ model: 'gpt-new', tokens: tokensOf(100, 10), costUsd }],
    },
  ]),
});
const glanceOf = (costUsd: number | null) =>
  createFakeGlance({ snapshot: sampleSnapshot('filled'), usage: () => usage(costUsd) });

describe('guard', () => {
  it.each([
    [10, '--max-usd 10', 0],
    [10.5, '--max-usd 10 --per month', 1],
    [null, '--max-usd 10 --per week', 3],
    [10, '--limit weekly=1%', 1],
    [10, '--limit weekly=100', 0],
    [10, '--max-usd 20 --limit monthly=50%', 3],
    [30, '--max-usd 20 --limit monthly=50%', 1],
  ])('at $%s with %s exits with %i', async (costUsd, options, code) => {
    const run = await command(`guard ${options} --json`, { glance: glanceOf(costUsd) });
    expect(run.code).toBe(code);
    expect(documentOf(run.stdout)).toMatchObject({ schema: 'codex-glance.guard/1', over: code === 1 });
    expect((await command(`guard ${options}`, { glance: glanceOf(costUsd) })).code).toBe(code);
  });

  it('reads no configuration for money, and asks for the period and the folders', async () => {
    const glance = glanceOf(1);
    await command('guard --max-usd 10 --per month --project harbor', { glance });
    expect(glance.calls).toEqual([
      'readUsage',
      expect.stringMatching(
        /^usageReport \{"by":"model","since":"\d{4}-\d\d-01","until":"\d{4}-\d\d-\d\d","projects":\["harbor"\]\}$/,
      ),
      'close',
    ]);
  });

  it.each([
    ['', 'Name a budget'],
    ['--limit weekly=9% --per day', 'go with --max-usd'],
    ['--max-usd ten', 'needs a number'],
    ['--max-usd 1 --per year', '--per takes day, week, month'],
    ['--limit weekly', 'weekly=90%'],
    ['--limit weekly=101%', 'weekly=90%'],
    ['--limit yearly=10%', 'No limit is called "yearly"'],
    ['--max-usd 1 now', 'Unknown guard command "now"'],
    ['install', 'Name a budget'],
    ['install --max-usd 1 now', 'takes no "now"'],
    ['install --max-usd 1 --hook', '--hook does not go with install'],
    ['uninstall --max-usd 1', '--max-usd does not go with uninstall'],
    ['--max-usd 1 --yes', '--yes is for "guard install"'],
  ])('refuses "%s"', async (options, message) => {
    const { code, stderr } = await command(`guard ${options}`.trim(), { glance: glanceOf(1) });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
