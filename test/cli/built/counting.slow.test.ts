import { renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { UsageReport } from '../../../electron/shared/commands.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { line, meta, NAME, record, started, THREAD, TURN, usageOf } from '../../core/ingest/lines/lines.ts';
import { asSum, expectedSums, TempHome } from '../../core/usage/homes.ts';
import { head, said } from '../../core/usage/said.ts';
import { runNode, setUpBuiltCli } from './built.ts';

/** A `token_count` of a response of so many input tokens, and of all until then. */
function counted(total: number, last: number): string {
  const info = { total_token_usage: usageOf(total, 0), last_token_usage: usageOf(last, 0) };
  return line('event_msg', { type: 'token_count', info, rate_limits: null });
}

/** A record as Codex 0.153 and newer write it, with the totals after it. */
function full(id: string, input: number, before: number): string {
  const ids = { thread_id: THREAD, turn_id: TURN, session_id: THREAD, root_turn_id: TURN, response_id: id };
  const totals = usageOf(before + input, 0);
  const usage = { usage: usageOf(input, 0), turn_token_usage: totals, thread_token_usage: totals };
  return line('token_usage_record', { ...ids, ...usage });
}

/** The files of sessions that were run in these folders, with a response each. */
function inFolders(folders: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    folders.map((cwd, place) => {
      const thread = THREAD.replace(/..$/, String(place).padStart(2, '0'));
      const text = meta({ cwd }, { thread }) + started() + record(`r${place}`, 100, 10, { thread });
      return [NAME.replace(THREAD, thread), text];
    }),
  );
}

const findingsOf = ({ findings }: Snapshot) =>
  findings
    .filter(({ kind }) => kind.startsWith('rollout.'))
    .map(({ kind, line }) => `${kind.replace(/^rollout\.(line\.)?/, '')}:${line}`);

describe('Counting on the built command line', { timeout: 60_000 }, () => {
  const cli = setUpBuiltCli();

  async function run(home: TempHome, state: TempHome, ...args: readonly string[]): Promise<unknown> {
    const options = ['--codex-home', home.path, '--state-dir', state.path, '--timezone', 'UTC', '--json'];
    const running = runNode([cli.file, ...args, ...options], state.path);
    expect(await running.ended, running.stderr()).toBe(0);
    return JSON.parse(running.stdout());
  }

  const usage = async (home: TempHome, state: TempHome, ...args: readonly string[]) =>
    (await run(home, state, 'usage', ...args)) as UsageReport;

  const status = async (home: TempHome, state: TempHome) => (await run(home, state, 'status')) as Snapshot;

  /** What a home of these files sums to: by session, read first, then from the index by day. */
  async function read(files: Readonly<Record<string, string | Uint8Array>>) {
    using home = new TempHome();
    using state = new TempHome();
    for (const [name, content] of Object.entries(files)) home.write(name, content);
    const { rows, totals, lowerBound } = await usage(home, state, 'session');
    const daily = await usage(home, state, 'daily');
    expect(daily.totals).toEqual(totals);
    const { responses, tokens, costUsd } = totals;
    const findings = findingsOf(await status(home, state));
    return { rows, days: daily.rows, responses, tokens, costUsd, lowerBound, findings };
  }

  it.each(Object.keys(expectedSums))('sums the recorded %s to what the provider billed', async (name) => {
    using home = new TempHome(name);
    using state = new TempHome();
    const { files: _files, ...expected } = expectedSums[name] as never as Record<string, number>;
    for (const by of ['session', 'project']) {
      const { totals, lowerBound } = await usage(home, state, by);
      expect(asSum(totals)).toEqual(expected);
      expect(lowerBound).toHaveLength(name === 'history-0.20.0' ? 1 : 0);
    }
  });

  it('counts a total that is repeated after it was cleared once', async () => {
    const cleared = line('event_msg', { type: 'token_count', info: null, rate_limits: null });
    const old = meta({ cli_version: '0.77.0' }) + line('turn_context', { model: 'gpt-5' });
    const text = old + counted(1000, 1000) + counted(3000, 2000) + cleared + counted(3000, 2000);
    expect(await read({ [NAME]: text })).toMatchObject({ responses: 2, tokens: { input: 3000 } });
  });

  it.each(['yesterday', '', 1795398695, '2026-11-23T23:59:60Z'])(
    'counts a response whose time is %j at that of its neighbours, and says so',
    async (time) => {
      const timed = counted(3000, 2000).replace(/"timestamp":"[^"]*"/, `"timestamp":${JSON.stringify(time)}`);
      const sum = await read({ [NAME]: head + counted(1000, 1000) + timed });
      expect(sum).toMatchObject({ responses: 2, tokens: { input: 3000 }, findings: ['unreadable-time:5'] });
      expect(sum.days.map(({ key, responses }) => [key, responses])).toEqual([['2026-11-23', 2]]);
    },
  );

  it('counts each frame of a compressed file', async () => {
    const parts = [head + record('r1', 100, 10), record('r2', 200, 20), record('r3', 300, 30)];
    const content = Buffer.concat(parts.map((part) => zstdCompressSync(part)));
    expect(await read({ [`${NAME}.zst`]: content })).toMatchObject({
      responses: 3,
      tokens: { input: 600, output: 60 },
      findings: [],
    });
  });

  it.each(['9223372036854775807', '1e308'])('does not believe %s tokens, and says so', async (count) => {
    const odd = record('r2', 100, 10).replace('"input_tokens":100', `"input_tokens":${count}`);
    const sum = await read({ [NAME]: said('r1') + odd + record('r3', 100, 10) });
    expect(sum).toMatchObject({ tokens: { input: 200, output: 30 }, findings: ['count-not-believed:5'] });
    expect(sum.lowerBound).not.toEqual([]);
  });

  it('lets cached input exceed no input, and lower no cost to 0', async () => {
    const text = record('r1', 100, 5).replace('"cached_input_tokens":50', '"cached_input_tokens":500');
    const sum = await read({ [NAME]: head + text });
    expect(sum).toMatchObject({
      tokens: { input: 100, cachedInput: 100, output: 5, total: 105 },
      findings: ['parts-exceed-whole:4'],
    });
    expect(sum.costUsd).toBeGreaterThan(0);
  });

  it.each(['0', ''])('counts every response of a provider whose ids are all %j', async (id) => {
    const text = [1000, 2000, 1000, 1000, 500, 500].map((input, place, all) =>
      full(
        id,
        input,
        all.slice(0, place).reduce((sum, each) => sum + each, 0),
      ),
    );
    expect(await read({ [NAME]: head + text.join('') })).toMatchObject({
      responses: 6,
      tokens: { input: 6000 },
      findings: [],
    });
  });

  it('counts a response once, however many files hold it', async () => {
    const archived = `archived_sessions/${NAME.split('/').at(-1)}`;
    const fork = '01a20609-89f6-7612-a58e-ff9ccaeb9f99';
    const forked =
      meta({ forked_from_id: THREAD }, { thread: fork }) +
      said('r1', 'r2') +
      record('r4', 100, 10, { thread: fork });
    const files = { [NAME]: said('r1', 'r2', 'r1'), [NAME.replace(THREAD, fork)]: forked };
    expect(await read({ ...files, [archived]: said('r1', 'r2', 'r3') })).toMatchObject({ responses: 4 });
  });

  const replacements: readonly [string, (path: string, text: string) => void][] = [
    ['written over', (path, text) => writeFileSync(path, text)],
    [
      'renamed over',
      (path, text) => {
        writeFileSync(`${path}.new`, text);
        renameSync(`${path}.new`, path);
      },
    ],
  ];
  it.each(replacements)('counts a file that is %s as what it now says', async (_name, replace) => {
    using home = new TempHome();
    using state = new TempHome();
    const path = home.write(NAME, said('r1', 'r2', 'r3'));
    let before = 3;
    for (const ids of [['r1'], ['r4', 'r5'], ['r6', 'r7']]) {
      expect((await usage(home, state, 'session')).totals.responses).toBe(before);
      const later = new Date(statSync(path).mtimeMs + 5_000);
      replace(path, said(...ids));
      utimesSync(path, later, later);
      before = ids.length;
    }
    expect((await usage(home, state, 'session')).totals.responses).toBe(2);
    expect((await usage(home, state, 'project')).totals.tokens.input).toBe(200);
  });

  it('keeps what was read of a deleted file', async () => {
    using home = new TempHome();
    using state = new TempHome();
    const path = home.write(NAME, said('r1', 'r2'));
    const before = await usage(home, state, 'session');
    rmSync(path);
    const after = await usage(home, state, 'session');
    expect(after.totals).toEqual(before.totals);
    expect(after.rows).toMatchObject([{ key: THREAD, gone: true, responses: 2 }]);
  });

  it.each([
    [
      'C:\\Users\\x\\p',
      'c:\\users\\x\\p',
      '\\\\?\\C:\\Users\\x\\p',
      '\\\\?\\c:\\users\\x\\p\\',
      'c:/Users/x/p',
      'C:\\Users\\x\\p\\',
    ],
    ['\\\\Server\\Share\\p', '\\\\server\\share\\p\\', '\\\\?\\UNC\\Server\\Share\\p'],
    ['/home/x/p', '/home/x/p/', '/home/x//p'],
    ['/mnt/c/Users/X/p', '/mnt/c/users/x/p', '/mnt/c/users/x/p/'],
  ])('has one row for the spellings of %s', async (...spellings) => {
    using home = new TempHome();
    using state = new TempHome();
    for (const [name, text] of Object.entries(inFolders([...spellings, '/home/other']))) {
      home.write(name, text);
    }
    const { rows } = await usage(home, state, 'project');
    expect(rows.map(({ responses }) => responses)).toEqual([spellings.length, 1]);
    expect(rows.map(({ key }) => key)).toEqual([spellings[0], '/home/other']);
    for (const spelling of spellings) {
      const { totals } = await usage(home, state, 'session', '--project', spelling);
      expect(totals.responses, spelling).toBe(spellings.length);
    }
  });

  it('keeps folders apart whose names differ where case counts', async () => {
    const folders = ['/home/x/P', '/home/x/p', '/mnt/data/P', '/mnt/data/p', 'C:\\p', 'D:\\p'];
    using home = new TempHome();
    using state = new TempHome();
    for (const [name, text] of Object.entries(inFolders(folders))) home.write(name, text);
    const { rows } = await usage(home, state, 'project');
    expect(rows.map(({ key }) => key).sort()).toEqual(folders.sort());
  });
});
