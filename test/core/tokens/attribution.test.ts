import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributionText, readAttribution } from '../../../electron/core/tokens/attribution.ts';
import type { UsageRow } from '../../../electron/shared/commands.ts';
import { addTokens, noTokens } from '../../../electron/shared/tokens.ts';
import { expectedSums, listFiles, openService, RECORDED, TempHome } from '../usage/homes.ts';

const names = Object.keys(expectedSums);

async function read(home: string) {
  const service = openService(home);
  await service.scan(() => {});
  return service;
}

async function rowsOf(home: string): Promise<readonly UsageRow[]> {
  return (await read(home)).report({ by: 'session' }, Date.now()).rows;
}

interface Line {
  readonly type?: string;
  readonly payload?: { readonly type?: string; readonly id?: string; readonly turn_id?: string };
}

/** Every line of every rollout of a home, decoded whole. */
function linesOf(home: string): Line[] {
  return listFiles(home)
    .filter((path) => /rollout-.*\.jsonl$/.test(path))
    .flatMap((path) => readFileSync(path, 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

describe('an attribution', () => {
  test('comes back from its text', () => {
    const name = fc.option(fc.stringMatching(/^[a-z0-9._ -]{1,12}$/));
    fc.assert(
      fc.property(name, name, name, fc.boolean(), (model, effort, serviceTier, longContext) => {
        const text = attributionText(model, effort, serviceTier, longContext);
        expect(readAttribution(text)).toEqual({ model, effort, serviceTier, longContext });
      }),
    );
  });

  test.each(names)('splits each session of %s without rest', async (name) => {
    for (const row of await rowsOf(`${RECORDED}${name}`)) {
      const parts = row.attribution ?? [];
      expect(parts.reduce((sum, { tokens }) => addTokens(sum, tokens), noTokens)).toEqual(row.tokens);
      expect(parts.reduce((sum, { responses }) => sum + responses, 0)).toBe(row.responses);
    }
  });

  test('names model and effort as the turns had them', async () => {
    const lines = linesOf(`${RECORDED}scenarios-0.169.0`).filter(({ type }) => type === 'turn_context');
    const used = new Set(
      lines.map(({ payload }) => {
        const { model, effort } = payload as { model?: string; effort?: string };
        return `${model} ${effort}`;
      }),
    );
    const rows = await rowsOf(`${RECORDED}scenarios-0.169.0`);
    const named = rows.flatMap(({ attribution }) => attribution ?? []);
    expect(named.length).toBeGreaterThan(0);
    for (const { model, effort } of named) expect(used).toContain(`${model} ${effort ?? undefined}`);
  });
});

describe('activity', () => {
  // Homes of one thread each, without copied history, so that every line is the thread's own.
  const single = names.filter((name) => name.startsWith('history-'));

  test.each(single)('of %s is what its lines say', async (name) => {
    const home = `${RECORDED}${name}`;
    const lines = linesOf(home);
    const count = (kinds: readonly string[]) =>
      lines.filter(({ payload }) => payload?.type !== undefined && kinds.includes(payload.type)).length;
    const rows = await rowsOf(home);
    const sum = (pick: (row: UsageRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
    const starts = count(['task_started', 'turn_started']);
    expect(sum((row) => row.activity?.turns ?? 0)).toBe(starts > 0 ? starts : count(['user_message']));
    expect(sum((row) => row.activity?.toolCalls ?? 0)).toBe(
      count(['function_call', 'custom_tool_call', 'local_shell_call']),
    );
    expect(sum((row) => row.activity?.aborted ?? 0)).toBe(count(['turn_aborted']));
  });
});

describe('coverage', () => {
  test.each(names)('of %s accounts for every line, in all and by version', async (name) => {
    const { reading } = (await read(`${RECORDED}${name}`)).coverage(Date.now());
    expect(reading.linesRead + reading.linesSkipped + reading.linesNotUnderstood).toBe(reading.lines);
    expect(reading.linesRead).toBeGreaterThan(0);
    for (const part of ['files', 'bytes', 'lines', 'linesRead', 'linesNotUnderstood'] as const) {
      expect(reading.versions.reduce((sum, version) => sum + version[part], 0)).toBe(reading[part]);
    }
  });

  test('says how many counted sessions are gone', async () => {
    using home = new TempHome('history-0.165.0');
    const service = await read(home.path);
    const before = service.report({ by: 'session' }, Date.now());
    const { unlinkSync } = await import('node:fs');
    for (const path of listFiles(home.path)) unlinkSync(path);
    await service.scan(() => {});
    expect(service.coverage(Date.now()).reading).toMatchObject({ threadsGone: 1, files: 0, lines: 0 });
    const after = service.report({ by: 'session' }, Date.now());
    expect(after.totals).toEqual(before.totals);
    expect(after.rows.map(({ gone }) => gone)).toEqual([true]);
  });
});

test('a remote is kept without its credentials', async () => {
  using home = new TempHome();
  const id = '019a9f10-3c52-7bb0-9d1e-6a2f4f1f0a11';
  const git = { repository_url: 'https://ada:secret@git.example/harbor.git', branch: 'main' };
  const payload = { id, timestamp: '2026-11-20T10:00:00.000Z', cwd: '/w', cli_version: '0.169.0', git };
  const meta = { timestamp: '2026-11-20T10:00:00.000Z', ordinal: 0, type: 'session_meta', payload };
  const usage = { input_tokens: 10, cached_input_tokens: 0, output_tokens: 5, total_tokens: 15 };
  const record = {
    timestamp: '2026-11-20T10:00:01.000Z',
    ordinal: 1,
    type: 'token_usage_record',
    payload: { thread_id: id, turn_id: 't', response_id: 'r', usage },
  };
  home.write(
    `sessions/2026/11/20/rollout-2026-11-20T10-00-00-${id}.jsonl`,
    `${JSON.stringify(meta)}\n${JSON.stringify(record)}\n`,
  );
  const [row] = await rowsOf(home.path);
  expect(row).toMatchObject({ repository: 'https://git.example/harbor.git', branch: 'main' });
});
