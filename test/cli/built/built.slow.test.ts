import { execFile } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { GLANCE_VERSION } from '../../../electron/shared/version.ts';
import { documentOf } from '../command.ts';
import { type BuiltCli, buildCli, runNode } from './built.ts';

const recorded = fileURLToPath(new URL('../../fixtures/rollouts/scenarios-0.169.0', import.meta.url));

interface Totals {
  readonly totals: { readonly tokens: { readonly total: number } };
}

describe('The built terminal host', () => {
  let cli: BuiltCli;
  let home = '';
  let codexHome = '';

  beforeAll(async () => {
    cli = await buildCli();
    home = await mkdtemp(join(tmpdir(), 'codex-glance-home-'));
    codexHome = join(home, '.codex');
    await cp(recorded, codexHome, { recursive: true });
    return async () => {
      await rm(home, { recursive: true, force: true });
      await cli.remove();
    };
  }, 60_000);

  async function ran(...args: string[]) {
    const running = runNode([cli.file, ...args], home);
    const code = await running.ended;
    return { code, stdout: running.stdout(), stderr: running.stderr() };
  }

  it('is one executable script that needs its own files alone', async () => {
    expect((await readdir(dirname(cli.file))).toSorted()).toEqual([
      'cli-all.cjs',
      'cli-check.cjs',
      'cli-grown.cjs',
      'cli-guard.cjs',
      'cli-kept.cjs',
      'cli-running.cjs',
      'cli-statusline.cjs',
      'cli-summary.cjs',
      'cli-usage.cjs',
      'cli.js',
    ]);
    const source = await readFile(cli.file, 'utf8');
    expect(source.startsWith('#!/usr/bin/env node\n')).toBe(true);
    const imported = [...source.matchAll(/^import .*? from "([^"]+)";$/gm)].map(([, from]) => from);
    expect(imported.filter((from) => !from?.startsWith('node:'))).toEqual([]);
    expect(await ran('--version')).toEqual({
      code: 0,
      stdout: `codex-glance ${GLANCE_VERSION}\n`,
      stderr: '',
    });
  });

  it.each([
    ['status', 'codex-glance.snapshot/1'],
    ['usage daily', 'codex-glance.usage/1'],
    ['usage weekly', 'codex-glance.usage/1'],
    ['usage monthly', 'codex-glance.usage/1'],
    ['usage session', 'codex-glance.usage/1'],
    ['usage model', 'codex-glance.usage/1'],
    ['usage project', 'codex-glance.usage/1'],
    ['usage tools', 'codex-glance.tools/1'],
    ['config', 'codex-glance.config/1'],
    ['config analytics otel', 'codex-glance.config/1'],
    ['analytics', 'codex-glance.analytics/1'],
    ['otel', 'codex-glance.otel/1'],
  ])('%s --json is a valid %s of a recorded home', async (line, schema) => {
    const { code, stdout, stderr } = await ran(...line.split(' '), '--json');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(documentOf(stdout).schema).toBe(schema);
  });

  it('reads nothing into being: no state folder, no change of the home', async () => {
    const before = (await readdir(home, { recursive: true })).toSorted();
    expect((await ran('status')).code).toBe(0);
    expect((await readdir(home, { recursive: true })).toSorted()).toEqual(before);
  });

  it.each(['status', 'statusline', 'otel'])('%s loads no HTTP, which costs time', async (line) => {
    const list = join(home, 'modules');
    const probe = `data:text/javascript,import fs from 'node:fs';process.on('exit',()=>fs.writeFileSync(process.env.MODULES,process.moduleLoadList.join(';')))`;
    const running = runNode(['--import', probe, cli.file, line], home, { MODULES: list });
    expect(await running.ended, running.stderr()).toBe(0);
    const loaded = (await readFile(list, 'utf8')).split(';');
    await rm(list);
    expect(loaded.filter((name) => /^NativeModule (?:https?2?|assert)$/.test(name))).toEqual([]);
  });

  it('ends quietly when its reader has gone', async () => {
    const shell = promisify(execFile);
    const line = `"${process.execPath}" "${cli.file}" status --json --codex-home "${codexHome}" | head -c 10; echo " \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await shell('bash', ['-c', line]);
    expect(stdout).toBe('{"schema": 0\n');
    expect(stderr).toBe('');
  });

  it('says in one sentence that Node is too old', async () => {
    const older = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.19.4'})`;
    const running = runNode(['--import', older, cli.file, 'status'], home);
    expect(await running.ended).toBe(2);
    expect(running.stderr()).toBe(
      'codex-glance: Node 20.19.4 is too old; install Node 22.15 or newer and run this again.\n',
    );
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('watch writes a line a change and ends on %s', async (signal) => {
    const running = runNode([cli.file, 'watch', '--json'], home);
    const lines = () => running.stdout().split('\n').slice(0, -1);
    const last = () => documentOf(lines().at(-1) ?? '{}');
    await expect.poll(last, { timeout: 5_000 }).toMatchObject({ usage: { state: 'ready' } });
    const rollout = await newestRollout(codexHome);
    const count = lines().length;
    await appendFile(rollout, '{"broken\n');
    await expect.poll(() => lines().length, { timeout: 5_000, interval: 10 }).toBeGreaterThan(count);
    expect(documentOf(lines().at(-1) ?? '').schema).toBe('codex-glance.snapshot/1');
    running.child.kill(signal);
    expect(await running.ended).toBe(0);
    expect(running.stderr()).toBe('');
  });

  it('watch asks the daemon over a WebSocket, where it is to follow it', async () => {
    const control = join(codexHome, 'app-server-control');
    await mkdir(control);
    const state = await mkdtemp(join(tmpdir(), 'codex-glance-state-'));
    await writeFile(join(state, 'settings.toml'), 'follow_daemon = true\n');
    const { promise: asked, resolve } = Promise.withResolvers<string>();
    const server = createServer((socket) => {
      socket.once('data', (bytes) => resolve(String(bytes))).on('error', () => {});
    });
    await new Promise<void>((listening) => {
      server.listen(join(control, 'app-server-control.sock'), listening);
    });
    const running = runNode([cli.file, 'watch', '--json', '--state-dir', state], home);
    try {
      expect(await asked).toContain('Upgrade: websocket');
    } finally {
      running.child.kill('SIGTERM');
      await running.ended;
      await new Promise((closed) => server.close(closed));
      await rm(control, { recursive: true });
      await rm(state, { recursive: true });
    }
  });

  it('watch ends when its reader has gone and something changes', async () => {
    const running = runNode([cli.file, 'watch', '--json'], home);
    await expect.poll(() => running.stdout(), { timeout: 5_000 }).not.toBe('');
    running.child.stdout?.destroy();
    await appendFile(await newestRollout(codexHome), '{"broken\n');
    expect(await running.ended).toBe(0);
    expect(running.stderr()).toBe('');
  });

  it('takes a newer price table, and refuses an older or a broken one with its line', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'codex-glance-prices-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const table = join(folder, 'table.json');
    const update = (...more: string[]) =>
      ran('pricing', 'update', '--from', table, '--state-dir', join(folder, 'state'), ...more);
    const shipped = fileURLToPath(new URL('../../../electron/core/pricing/prices.json', import.meta.url));
    const newer = { ...JSON.parse(await readFile(shipped, 'utf8')), asOf: '2031-01-31' };
    await writeFile(table, JSON.stringify(newer));
    const taken = await update('--json');
    expect(taken).toMatchObject({ code: 0, stderr: '' });
    expect(documentOf(taken.stdout)).toMatchObject({ asOf: '2031-01-31', update: { changed: true } });
    await writeFile(table, JSON.stringify({ ...newer, asOf: '2030-01-31' }));
    expect(documentOf((await update('--json')).stdout)).toMatchObject({ update: { changed: false } });
    await writeFile(table, '{\n  "schema": oops\n}');
    const broken = await update();
    expect(broken).toMatchObject({ code: 3, stdout: '' });
    expect(broken.stderr).toMatch(/table\.json: Line 2: .+ Nothing was changed\.\n$/);
    expect(documentOf((await update('--json')).stdout)).toMatchObject({ code: 'broken-table', file: table });
    await rm(table);
    const absent = await update();
    expect(absent).toMatchObject({ code: 3, stdout: '' });
    expect(absent.stderr).toContain(`${table}: There is no such file.`);
    const shown = await ran('pricing', '--state-dir', join(folder, 'state'), '--json');
    expect(documentOf(shown.stdout)).toMatchObject({ asOf: '2031-01-31' });
  });

  it('reports the week of several homes for a team, and fails above what may be spent', async () => {
    const second = await mkdtemp(join(tmpdir(), 'codex-glance-second-'));
    onTestFinished(() => rm(second, { recursive: true, force: true }));
    await cp(fileURLToPath(new URL('../../fixtures/rollouts/subagent-0.169.0', import.meta.url)), second, {
      recursive: true,
    });
    const homes = ['--codex-home', codexHome, '--codex-home', second];
    const both = documentOf((await ran('usage', 'weekly', '--json', ...homes)).stdout) as unknown as Totals;
    const one = documentOf((await ran('usage', 'weekly', '--json')).stdout) as unknown as Totals;
    expect(both.totals.tokens.total).toBeGreaterThan(one.totals.tokens.total);
    const report = await ran('usage', 'weekly', '--format', 'markdown', '--fail-over', '1000000', ...homes);
    expect(report.stdout).toMatch(/^#+ .*/);
    expect(report.stdout).toContain('| ');
    const failed = await ran('usage', 'weekly', '--format', 'markdown', '--fail-over', '0.000001', ...homes);
    expect(failed.code).toBe(1);
    expect(failed.stdout).toContain('| ');
  });

  it('statusline tells its line again, and another once there is more', async () => {
    const stateDir = await mkdtemp(join(home, 'state-'));
    onTestFinished(() => rm(stateDir, { recursive: true, force: true }));
    const copy = join(stateDir, 'codex');
    await cp(recorded, copy, { recursive: true });
    const options = ['--codex-home', copy, '--state-dir', stateDir];
    expect((await ran('usage', 'daily', ...options)).code).toBe(0);
    const lines: string[] = [];
    for (let round = 0; round < 3; round++) lines.push((await ran('statusline', ...options)).stdout);
    expect(new Set(lines).size).toBe(1);
    expect(await readdir(stateDir)).toContain('statusline.json');
    const rollout = await newestRollout(copy);
    const response = (await readFile(rollout, 'utf8'))
      .split('\n')
      .findLast((each) => each.includes('"token_usage_record"'));
    const now = new Date().toISOString();
    const more = (response ?? '')
      .replace(/"timestamp":"[^"]+"/, `"timestamp":"${now}"`)
      .replace(/"response_id":"[^"]+"/, '"response_id":"resp_more"');
    await appendFile(rollout, `${more}\n`);
    const after = (await ran('statusline', ...options)).stdout;
    expect(after).not.toBe(lines[0]);
    expect((await ran('statusline', ...options)).stdout).toBe(after);
  });

  it('statusline needs no file of another command, and says what other commands have read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'codex-glance-line-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    for (const name of ['cli.js', 'cli-statusline.cjs', 'cli-grown.cjs', 'cli-summary.cjs']) {
      await cp(join(dirname(cli.file), name), join(folder, name));
    }
    const line = async (...args: string[]) => {
      const running = runNode([join(folder, 'cli.js'), 'statusline', ...args], home);
      expect(await running.ended).toBe(0);
      expect(running.stderr()).toBe('');
      return running.stdout();
    };
    expect((await ran('usage', 'daily', '--json')).code).toBe(0);
    expect(await line()).toMatch(/^\S+ today( · .+)?\n$/);
    const report = JSON.parse(await line('--json'));
    expect(report).toMatchObject({ schema: 'codex-glance.statusline/1', state: 'ready' });
  });

  it('serve shows the page beside it and ends on SIGINT with a page open', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'codex-glance-served-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await cp(dirname(cli.file), folder, { recursive: true });
    await mkdir(join(folder, 'page'));
    await writeFile(join(folder, 'page', 'index.html'), '<!doctype html>');
    const running = runNode([join(folder, 'cli.js'), 'serve', '--quiet'], home);
    await expect.poll(() => running.stdout(), { timeout: 5_000 }).toContain('\n');
    const url = new URL(running.stdout().trim());
    const opened = await fetch(url, { redirect: 'manual' });
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
    const events = await fetch(new URL('/api/events', url), { headers: { cookie } });
    const reader = events.body?.getReader();
    const snapshot = 'event: snapshot\ndata: {"schema":"codex-glance.snapshot/1"';
    let text = '';
    while (!text.includes(snapshot)) {
      const part = await reader?.read();
      if (part === undefined || part.done) break;
      text += Buffer.from(part.value).toString();
    }
    expect(text).toContain(snapshot);
    const rest = reader?.closed.catch(() => {});
    running.child.kill('SIGINT');
    expect(await running.ended).toBe(0);
    expect(running.stderr()).toBe('');
    await reader?.cancel().catch(() => {});
    await rest;
  });

  it('serve without its page ends with 3', async () => {
    const { code, stderr } = await ran('serve');
    expect(code).toBe(3);
    expect(stderr).toMatch(/^codex-glance: The page is missing: [^\n]+\n$/);
  });
});

async function newestRollout(codexHome: string): Promise<string> {
  const names = await readdir(codexHome, { recursive: true });
  const rollouts = names.filter((name) => name.endsWith('.jsonl')).map((name) => join(codexHome, name));
  const sizes = await Promise.all(rollouts.map(async (file) => ({ file, at: (await stat(file)).mtimeMs })));
  const [newest] = sizes.toSorted((a, b) => b.at - a.at);
  if (newest === undefined) throw new Error('There is no rollout.');
  return newest.file;
}
