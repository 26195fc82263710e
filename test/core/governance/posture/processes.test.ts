import { expect, test } from 'vitest';
import { withBypasses } from '../../../../electron/core/governance/posture/facts/bypasses.ts';
import { FirstSeen } from '../../../../electron/core/governance/posture/facts/first-seen.ts';
import type { SystemProcess } from '../../../../electron/core/platform/processes.ts';
import type { Runner } from '../../../../electron/core/privacy/edit/running/process-list.ts';
import { makeWorld } from '../../config/world.ts';
import { decideAgain, postureOf } from './posture-of.ts';

const codex = (pid: number, parts: Partial<SystemProcess> = {}): SystemProcess => ({
  pid,
  program: '/usr/local/bin/codex',
  startedAt: null,
  words: null,
  ...parts,
});

test('a process that bypasses something is named, and what it bypasses', async () => {
  const { entry, findings } = await postureOf(
    {},
    {},
    {
      processes: async () => [
        codex(41, { bypasses: [] }),
        codex(42, { bypasses: ['sandbox'] }),
        codex(43, { bypasses: ['hook-trust'] }),
        codex(44, { bypasses: null }),
      ],
    },
  );
  expect(entry('execution.bypass-processes').value).toBe(2);
  expect(entry('execution.bypass-processes').items?.map(({ name, state }) => [name, state])).toEqual([
    ['42', 'sandbox'],
    ['43', 'hook-trust'],
    ['44', 'not-known'],
  ]);
  expect(findings).toEqual(['governance.process-bypass', 'governance.process-bypass']);
});

test('processes that could not be listed are not known', async () => {
  const { entry } = await postureOf({}, {}, { processes: async () => null });
  expect(entry('execution.bypass-processes')).toMatchObject({ value: null, items: [] });
});

test('on macOS only known options are taken of command lines', async () => {
  const asked: string[] = [];
  const runner: Runner = async (file, args) => {
    asked.push([file, ...args].join(' '));
    return '  41 codex exec a s3cret prompt\n  42 /usr/local/bin/codex --yolo s3cret\n';
  };
  const found = await withBypasses(
    [codex(41), codex(42), codex(43), codex(44, { bypasses: [] })],
    'darwin',
    runner,
  );
  expect(found.map(({ bypasses }) => bypasses)).toEqual([[], ['sandbox'], null, []]);
  expect(JSON.stringify(found)).not.toContain('s3cret');
  expect(asked).toEqual(['ps -ww -p 41,42,43 -o pid=,args=']);
});

test('on Windows no command line leaves PowerShell', async () => {
  let query = '';
  const runner: Runner = async (_file, args) => {
    query = args.at(-1) ?? '';
    return '41|\r\n42|--dangerously-bypass-hook-trust\r\n';
  };
  const found = await withBypasses([codex(41), codex(42), codex(43)], 'win32', runner);
  expect(found.map(({ bypasses }) => bypasses)).toEqual([[], ['hook-trust'], null]);
  expect(query).toContain('ProcessId=41 OR ProcessId=42 OR ProcessId=43');
});

test('a system that does not answer leaves them unknown', async () => {
  const runner: Runner = async () => {
    throw new Error('no such program');
  };
  expect(await withBypasses([codex(41)], 'darwin', runner)).toMatchObject([{ bypasses: null }]);
});

test('what was seen first stays so while its content does', async () => {
  const { root } = await makeWorld({});
  const firstSeen = new FirstSeen(`${root}/state`);
  const server = (args: string) =>
    ({ '$HOME/config.toml': `[mcp_servers.a]\ncommand = "/bin/sh"\nargs = ["${args}"]\n` }) as const;
  const day = 86_400_000;
  const at = (posture: Awaited<ReturnType<typeof postureOf>>) =>
    posture.entry('extensions.mcp-servers').items?.[0]?.firstSeen;
  const one = await postureOf(server('one'), {}, { firstSeen });
  expect(at(one)).toBeNull();
  expect(at(await decideAgain(one.world, { firstSeen, noteAt: 10 * day }))).toBe('1970-01-11T00:00:00.000Z');
  expect(at(await decideAgain(one.world, { firstSeen, noteAt: 20 * day }))).toBe('1970-01-11T00:00:00.000Z');
  // Nothing is written where nothing is noted.
  expect(at(await decideAgain(one.world, { firstSeen }))).toBe('1970-01-11T00:00:00.000Z');
  expect(at(await postureOf(server('two'), {}, { firstSeen, noteAt: 30 * day }))).toBe(
    '1970-01-31T00:00:00.000Z',
  );
});

test('so many contents are kept, and those seen last longest ago are dropped', async () => {
  const { root } = await makeWorld({});
  const firstSeen = new FirstSeen(`${root}/state`);
  const many = Array.from({ length: 5_000 }, (_, index) => `key ${index}`);
  await firstSeen.note(['old'], 0);
  await firstSeen.note(many, 1_000);
  expect((await firstSeen.read(['old', 'key 0', 'key 4999'])).size).toBe(2);
});

test('a state folder that cannot be written costs no entry', async () => {
  const { root } = await makeWorld({ '$ROOT/state': 'a file' });
  const { entry } = await postureOf(
    { '$HOME/config.toml': '[mcp_servers.a]\ncommand = "/bin/sh"\n' },
    {},
    {
      firstSeen: new FirstSeen(`${root}/state`),
      noteAt: 0,
    },
  );
  expect(entry('extensions.mcp-servers').items).toMatchObject([{ name: 'a', firstSeen: null }]);
});
