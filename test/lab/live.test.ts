import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, onTestFinished, test } from 'vitest';
import { usageReportSchema } from '../../electron/shared/schema/reports/usage-report.ts';
import { snapshotSchema } from '../../electron/shared/schema/snapshot.ts';
import type { Snapshot } from '../../electron/shared/snapshot.ts';
import { runNode } from '../cli/built/built.ts';
import { TempHome } from '../core/usage/homes.ts';
import { asDocument } from '../setup/as-document.ts';
import { Codex } from './codex/codex.ts';
import { Hold } from './provider/hold.ts';
import { Provider } from './provider/provider.ts';
import { message, shell } from './provider/replies.ts';

const script = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Runs a command of the built terminal host to its end and reads its document. */
function ask(home: string, ...words: readonly string[]): unknown {
  using state = new TempHome();
  const places = ['--codex-home', home, '--state-dir', state.path];
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words, '--json', ...places], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: state.path, TZ: 'UTC' },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
}

/** `watch` as its own process: a Snapshot a line. */
function watch(home: string): { last(): Snapshot | undefined; all(): Snapshot[] } {
  const state = new TempHome();
  const running = runNode([script, 'watch', '--codex-home', home, '--state-dir', state.path], state.path);
  onTestFinished(async () => {
    running.child.kill('SIGINT');
    await running.ended;
    state[Symbol.dispose]();
  });
  const all = () =>
    running
      .stdout()
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Snapshot);
  return { last: () => all().at(-1), all };
}

describe('a home that the real Codex CLI writes', () => {
  test('shows a turn in watch while codex exec still runs', async () => {
    await using provider = await Provider.open();
    await using codex = new Codex({ provider });
    const hold = new Hold();
    provider.answer(shell('true'), message('Done.', { hold }));
    const watching = watch(codex.home);
    await expect.poll(() => watching.last()?.usage.state, { timeout: 10_000 }).toBe('empty');
    const run = codex.execRunning('Run a command.');
    await hold.reached;
    const { total } = provider.billSum();
    expect(total).toBeGreaterThan(0);
    await expect.poll(() => watching.last()?.usage.today.tokens.total, { timeout: 10_000 }).toBe(total);
    expect(watching.last()?.usage.live).toMatchObject([
      { threadId: await run.threadId, state: 'running', model: 'gpt-5.5', originator: 'codex_exec' },
    ]);
    hold.release();
    expect((await run.ended).code).toBe(0);
    const after = provider.billSum().total;
    await expect.poll(() => watching.last()?.usage.today.tokens.total, { timeout: 10_000 }).toBe(after);
    for (const snapshot of watching.all()) v.parse(snapshotSchema, asDocument(snapshot));
  });

  test('shows the limits that the provider sent', async () => {
    await using provider = await Provider.open();
    await using codex = new Codex({ provider });
    const soon = Math.floor(Date.now() / 1000) + 3_600;
    const primary = { usedPercent: 42, windowMinutes: 300, resetAt: soon };
    const secondary = { usedPercent: 7, windowMinutes: 10_080, resetAt: soon + 86_400 };
    provider.answer(message('Done.', { limits: { primary, secondary } }));
    await codex.exec('First');
    const { limits } = ask(codex.home, 'status') as Snapshot;
    expect(
      limits.windows.map(({ windowMinutes, usedPercent, resetsAt, state }) => ({
        windowMinutes,
        usedPercent,
        resetAt: Date.parse(resetsAt ?? '') / 1000,
        state,
      })),
    ).toEqual([
      { ...primary, state: 'current' },
      { ...secondary, state: 'current' },
    ]);
  });

  test('is told by documents that hold to their schemas, and sums to the bill', async () => {
    await using provider = await Provider.open();
    await using codex = new Codex({ provider });
    provider.answer(shell('true'));
    const parent = await codex.exec('First');
    const child = await codex.fork(parent, 'Forked');
    await codex.resume(parent, 'Second');
    const status = v.parse(snapshotSchema, ask(codex.home, 'status'));
    const bill = provider.billSum();
    expect(status.usage.today.tokens.total).toBe(bill.total);
    for (const by of ['daily', 'weekly', 'monthly', 'session', 'model', 'project']) {
      const { totals, rows, lowerBound } = v.parse(usageReportSchema, ask(codex.home, 'usage', by));
      const { responses, ...tokens } = bill;
      expect(totals, by).toMatchObject({ tokens, responses });
      expect(rows.reduce((sum, row) => sum + row.tokens.total, 0)).toBe(bill.total);
      expect(lowerBound).toEqual([]);
      if (by !== 'session') continue;
      for (const thread of [parent, child]) {
        const row = rows.find(({ threadId }) => threadId === thread);
        expect(row?.tokens.total).toBe(provider.billSum(thread).total);
        expect(row?.forkedFromId).toBe(thread === child ? parent : null);
      }
    }
  });
});
