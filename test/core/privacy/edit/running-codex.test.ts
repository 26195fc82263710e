import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { homesOf } from '../../../../electron/core/privacy/edit/running/process-homes.ts';
import {
  linuxProcesses,
  processList,
  type Runner,
  unixProcesses,
  windowsProcesses,
} from '../../../../electron/core/privacy/edit/running/process-list.ts';
import {
  bypassesOf,
  describeRunning,
  isCodexProgram,
  wordsOf,
} from '../../../../electron/core/privacy/edit/running/running-codex.ts';
import { makeWorld } from '../../config/world.ts';

const runner =
  (text: string, asked: string[] = []): Runner =>
  async (file, args) => {
    asked.push([file, ...args].join(' '));
    return text;
  };

describe('A command line', () => {
  test.each([
    [[], ['(none)']],
    [['exec', 'a secret prompt'], ['exec']],
    [
      ['app-server', '--listen', 'unix://', '--analytics-default-enabled', '--managed-daemon'],
      ['app-server', '--analytics-default-enabled', '--managed-daemon'],
    ],
    [
      ['app-server', '--analytics-default-enabled'],
      ['app-server', '--analytics-default-enabled'],
    ],
    [['resume', '0123'], ['resume']],
    [['a secret prompt'], ['(other)']],
    [['-m', 'gpt', 'exec', 'a secret prompt'], ['(other)']],
    [['(none)'], ['(other)']],
    [['--managed-daemon'], ['(other)']],
  ])('%j gives nothing but known words', (args, words) => {
    expect(wordsOf(args)).toEqual(words);
  });
});

test.each([
  [[], []],
  [['--yolo'], ['sandbox']],
  [['exec', '--dangerously-bypass-approvals-and-sandbox', 'a prompt'], ['sandbox']],
  [['-s', 'danger-full-access'], ['sandbox']],
  [['--sandbox=danger-full-access'], ['sandbox']],
  [['--sandbox', 'workspace-write', 'danger-full-access'], []],
  [['exec', '--dangerously-bypass-hook-trust'], ['hook-trust']],
  [['exec', '--', '--yolo'], []],
  [['exec', 'use --yolo please'], []],
])('%j takes %j away', (args, bypasses) => {
  expect(bypassesOf(args)).toEqual(bypasses);
});

test.each([
  ['/usr/local/bin/codex', true],
  ['C:\\Users\\ada\\bin\\codex.exe', true],
  ['/opt/codex (deleted)', true],
  ['codex', true],
  ['/usr/bin/codex-glance', false],
  ['/usr/bin/node', false],
  ['/opt/codex/bin/codex-linux-sandbox', false],
])('%s is Codex: %s', (program, is) => {
  expect(isCodexProgram(program)).toBe(is);
});

test.each([
  ['/usr/bin/codex', ['(none)'], 'tui'],
  ['/usr/bin/codex', ['resume'], 'tui'],
  ['/usr/bin/codex', ['exec'], 'exec'],
  ['/usr/bin/codex', ['e'], 'exec'],
  ['/usr/bin/codex', ['app-server'], 'app-server'],
  ['/usr/bin/codex', ['app-server', '--analytics-default-enabled'], 'ide'],
  ['/usr/bin/codex', ['app-server', '--analytics-default-enabled', '--managed-daemon'], 'daemon'],
  ['/home/ada/.vscode/extensions/openai.chatgpt-1.0/bin/codex', ['app-server'], 'ide'],
  ['/Applications/Codex.app/Contents/Resources/codex', null, 'ide'],
  ['/opt/homebrew/bin/codex', null, 'unknown'],
  ['/usr/bin/codex', ['mcp-server'], 'unknown'],
] as const)('%s %j is the surface %s', (program, words, surface) => {
  const [one] = describeRunning([{ pid: 1, program, startedAt: null, words }], null);
  expect(one).toMatchObject({ surface, startedAt: null });
});

test('on macOS ps tells pid, start and program, and no arguments are asked for', async () => {
  const asked: string[] = [];
  const text = [
    '    1 Mon Nov 23 05:00:01 2026     /sbin/launchd',
    '  501 Mon Nov 23 11:59:00 2026     /Applications/My Codex.app/Contents/Resources/codex',
    ' 7702 Sun Nov  1 09:08:07 2026     codex',
    ' 7703 Sun Nov  1 09:08:07 2026     /usr/local/bin/codex-glance',
    '',
  ].join('\n');
  expect(await unixProcesses(runner(text, asked))).toEqual([
    {
      pid: 501,
      program: '/Applications/My Codex.app/Contents/Resources/codex',
      startedAt: new Date(2026, 10, 23, 11, 59).getTime(),
      words: null,
    },
    { pid: 7702, program: 'codex', startedAt: new Date(2026, 10, 1, 9, 8, 7).getTime(), words: null },
  ]);
  expect(asked).toEqual(['ps -xo pid=,lstart=,comm=']);
});

test('on Windows PowerShell tells pid, start and program', async () => {
  const text =
    '41|2026-11-23T11:59:00.1234567Z|C:\\Users\\ada\\AppData\\codex.exe\r\n42||\r\n\r\nno line|of|ours\r\n43||C:\\x\\codex.exe\r\n';
  expect(await windowsProcesses(runner(text))).toEqual([
    {
      pid: 41,
      program: 'C:\\Users\\ada\\AppData\\codex.exe',
      startedAt: Date.UTC(2026, 10, 23, 11, 59, 0, 123),
      words: null,
    },
    { pid: 43, program: 'C:\\x\\codex.exe', startedAt: null, words: null },
  ]);
});

test('a system that does not tell gives none', async () => {
  const fails: Runner = async () => {
    throw new Error('no such program');
  };
  for (const platform of ['darwin', 'win32', 'freebsd'] as const) {
    expect(await processList(platform, fails)()).toBeNull();
  }
});

describe.runIf(process.platform === 'linux')('On Linux', () => {
  test('/proc tells the program, the start and the surface, and a helper by another name is none', async () => {
    const { root } = await makeWorld({});
    const proc = path.join(root, 'proc');
    const ticks = (seconds: number) => seconds * 100;
    const add = (pid: number, program: string, args: string[], started: number) => {
      const folder = path.join(proc, String(pid));
      mkdirSync(folder, { recursive: true });
      symlinkSync(program, path.join(folder, 'exe'));
      writeFileSync(path.join(folder, 'cmdline'), `${args.join('\0')}\0`);
      const fields = ['S', ...Array.from({ length: 18 }, () => '0'), String(ticks(started)), '0'];
      writeFileSync(path.join(folder, 'stat'), `${pid} (od) d x) ${fields.join(' ')}`);
    };
    add(10, '/usr/bin/codex', ['codex'], 100);
    add(11, '/usr/bin/codex (deleted)', ['/usr/bin/codex', 'exec', 'a secret prompt'], 200);
    add(12, '/usr/bin/codex', ['codex-linux-sandbox', '--x'], 200);
    add(13, '/usr/bin/node', ['node', 'codex'], 200);
    mkdirSync(path.join(proc, '14'));
    writeFileSync(path.join(proc, 'uptime'), '1000.00 1.0\n');
    const now = Date.UTC(2026, 10, 23, 12);
    const found = await linuxProcesses(proc, () => now);
    expect(found.toSorted((a, b) => a.pid - b.pid)).toEqual([
      { pid: 10, program: '/usr/bin/codex', startedAt: now - 900_000, words: ['(none)'], bypasses: [] },
      {
        pid: 11,
        program: '/usr/bin/codex (deleted)',
        startedAt: now - 800_000,
        words: ['exec'],
        bypasses: [],
      },
    ]);
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  test('the homes of a process are those whose files it has open', async () => {
    const { root } = await makeWorld({});
    for (const folder of ['work/sessions', 'moved']) mkdirSync(path.join(root, folder), { recursive: true });
    const fd = path.join(root, 'proc', '10', 'fd');
    mkdirSync(fd, { recursive: true });
    const open = [
      '/dev/null',
      path.join(root, 'work/state_5.sqlite-wal'),
      path.join(root, 'work/sessions/2026/11/23/rollout-a.jsonl'),
      path.join(root, 'moved/logs_2.sqlite'),
      'socket:[12]',
    ];
    for (const [at, target] of open.entries()) symlinkSync(target, path.join(fd, String(at)));
    expect(await homesOf(path.join(root, 'proc', '10'))).toEqual([path.join(root, 'work')]);
  });

  test('a real process is found with its start, and gone once it ends', async () => {
    const { root } = await makeWorld({});
    // Any program that stays, by the name of Codex.
    const program = path.join(root, 'codex');
    cpSync(execFileSync('sh', ['-c', 'command -v sleep'], { encoding: 'utf8' }).trim(), program, {
      dereference: true,
    });
    const before = Date.now();
    const child = spawn(program, ['60'], { stdio: 'ignore' });
    onTestFinished(() => void child.kill('SIGKILL'));
    await new Promise((resolve) => child.once('spawn', resolve));
    const mine = async () => ((await processList('linux')()) ?? []).filter(({ pid }) => pid === child.pid);
    const [found] = await mine();
    expect(found).toMatchObject({ program, words: ['(other)'] });
    expect(Math.abs((found?.startedAt ?? 0) - before)).toBeLessThan(2_000);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(await mine()).toEqual([]);
  });
});
