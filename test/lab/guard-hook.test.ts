import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { hookAnswer } from '../../electron/core/governance/guard/hook-answer.ts';
import { guardLines } from '../../electron/core/governance/guard/hook-block.ts';
import type { GuardReport } from '../../electron/shared/governance/guard-report.ts';
import { TempHome } from '../core/usage/homes.ts';
import { bareEnv } from './codex/bare-env.ts';
import { Child } from './codex/child.ts';
import { Codex } from './codex/codex.ts';
import { Provider } from './provider/provider.ts';

const script = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

interface TheirHook {
  readonly key: string;
  readonly currentHash: string;
  readonly trustStatus: string;
}

async function theirHooks(codex: Codex): Promise<readonly TheirHook[]> {
  const server = await codex.appServer();
  const { data } = await server.request('hooks/list', { cwds: [codex.cwd] });
  await server.close();
  return (data as readonly { readonly hooks: readonly TheirHook[] }[])[0]?.hooks ?? [];
}

/** Trusts every hook the way the TUI does: Codex writes its own file. */
async function trustAll(codex: Codex): Promise<void> {
  const hooks = await theirHooks(codex);
  const server = await codex.appServer();
  await server.request('config/batchWrite', {
    edits: hooks.map(({ key, currentHash }) => ({
      keyPath: 'hooks.state',
      value: { [key]: { trusted_hash: currentHash } },
      mergeStrategy: 'upsert',
    })),
  });
  await server.close();
}

const config = (codex: Codex) => join(codex.home, 'config.toml');
const append = (codex: Codex, text: string) =>
  writeFileSync(config(codex), `${readFileSync(config(codex), 'utf8')}\n${text}\n`);

/** Runs a prompt; returns whether the provider was asked. */
async function isAsked(codex: Codex, provider: Provider): Promise<boolean> {
  const before = provider.bill().length;
  const { code } = await codex.execRunning('Hello').ended;
  expect(code).toBe(0);
  return provider.bill().length > before;
}

test('a hook that install writes runs once it is trusted, stops at the budget and leaves no trace', async () => {
  await using provider = await Provider.open();
  await using codex = new Codex({ provider });
  using state = new TempHome();
  const guard = async (...words: string[]) => {
    const places = ['--codex-home', codex.home, '--state-dir', state.path, '--json'];
    await using child = new Child(process.execPath, [script, 'guard', ...words, ...places], {
      cwd: codex.cwd,
      timeout: 60_000,
      env: bareEnv(state.path),
    });
    const { code, stdout, stderr } = await child.ended;
    expect(stderr).toBe('');
    return { code, ...(JSON.parse(stdout) as GuardReport) };
  };
  await codex.exec('First');
  const before = readFileSync(config(codex), 'utf8');
  const asked = ['--max-usd', '0.000001', '--yes'] as const;

  expect(await guard('install', ...asked)).toMatchObject({
    code: 1,
    over: true,
    hook: { changed: true, state: 'untrusted', runs: false, ranAt: null },
  });
  expect(readFileSync(config(codex), 'utf8').startsWith(before)).toBe(true);
  expect(await theirHooks(codex)).toMatchObject([{ trustStatus: 'untrusted' }]);
  expect(await isAsked(codex, provider)).toBe(true);

  await trustAll(codex);
  expect(await guard('install', ...asked)).toMatchObject({
    code: 0,
    hook: { changed: false, state: 'trusted', runs: true, ranAt: null },
  });
  expect(await isAsked(codex, provider)).toBe(false);
  expect((await guard('install', ...asked)).hook?.ranAt).toMatch(/^20/);

  expect(await guard('install', '--max-usd', '1000', '--yes')).toMatchObject({
    code: 1,
    hook: { changed: true, state: 'modified', runs: false },
  });
  expect(await theirHooks(codex)).toMatchObject([{ trustStatus: 'modified' }]);
  await trustAll(codex);
  expect(await isAsked(codex, provider)).toBe(true);

  expect(await guard('uninstall', '--yes')).toMatchObject({ code: 0, hook: { state: 'absent' } });
  expect(await theirHooks(codex)).toEqual([]);
  expect(readFileSync(config(codex), 'utf8').startsWith(before)).toBe(true);
}, 120_000);

/** The answer to a budget that is over, or to one that is within with a word before credits are spent. */
const answerOf = (over: boolean) =>
  JSON.stringify(
    hookAnswer({
      schema: 'codex-glance.guard/1',
      over,
      budgets: [
        {
          id: 'usd-day',
          unit: 'usd',
          limit: 50,
          used: over ? 51 : 1,
          state: over ? 'over' : 'within',
          reason: { id: 'x', params: {}, text: 'Words' },
          resetsAt: null,
        },
      ],
      notes: over ? [] : [{ id: 'x', params: {}, text: 'Credits come next.' }],
    }),
  );

const OVER = answerOf(true);
const NOTE = answerOf(false);

describe('what Codex makes of a hook that', () => {
  test.each([
    [
      'answers over',
      `echo '${OVER}'`,
      { asked: false, status: 'blocked', said: 'usd-day: $51.00 of $50.00' },
    ],
    [
      'answers with a note',
      `echo '${NOTE}'`,
      { asked: true, status: 'completed', said: 'Credits come next.' },
    ],
    ['answers nothing', `echo '{}'`, { asked: true, status: 'completed', said: null }],
    ['exits with 2 and says why', 'echo over >&2; exit 2', { asked: false, status: 'blocked', said: 'over' }],
    ['exits with 2 in silence', 'exit 2', { asked: true, status: 'failed', said: '2' }],
    ['exits with 1, as guard does', 'echo over >&2; exit 1', { asked: true, status: 'failed', said: '1' }],
    ['answers over and exits with 1', `echo '${OVER}'; exit 1`, { asked: true, status: 'failed', said: '1' }],
    ['takes too long', `sleep 3; echo '${OVER}'`, { asked: true, status: 'failed', said: 'timed out' }],
    [
      'reads no prompt',
      `exec <&-; sleep 0.2; echo '${OVER}'`,
      { asked: false, status: 'blocked', said: 'Words.' },
    ],
  ])('%s', async (_name, body, { asked, status, said }) => {
    await using provider = await Provider.open();
    await using codex = new Codex({ provider });
    const file = join(codex.home, 'hook.sh');
    writeFileSync(file, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    append(codex, guardLines(file).replace('timeout = 60', 'timeout = 1'));
    await trustAll(codex);
    const server = await codex.appServer();
    const thread = await server.startThread();
    const ran = server.next('hook/completed');
    await server.turn(thread, 'Hello '.repeat(30_000));
    const { run } = (await ran) as {
      readonly run: { readonly status: string; readonly entries: readonly { readonly text: string }[] };
    };
    expect({ asked: provider.bill().length > 0, status: run.status }).toEqual({ asked, status });
    const words = run.entries.map(({ text }) => text).join(' ');
    if (said === null) expect(words).toBe('');
    else expect(words).toContain(said);
  });
});
