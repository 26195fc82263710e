import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import * as plist from 'plist';
import { describe, expect, it } from 'vitest';
import { type AgentProgram, decideProgram } from '../../../electron/core/agent/agent-program.ts';
import { commandText, decideService, UNIT_NAME } from '../../../electron/core/agent/agent-service.ts';
import { systemdUnit } from '../../../electron/core/agent/systemd-unit.ts';
import { quotedForWindows } from '../../../electron/core/agent/windows-task.ts';
import { temporaryFolder } from '../../setup/temporary-folder.ts';

/** Paths with all that units and XML take for something else. */
const odd = 'a b/%n $HOME & <c> "d" \'e\' \\f ü';
const program: AgentProgram = {
  node: process.execPath,
  script: '/opt/codex-glance/dist/cli.js',
  args: ['agent', '--codex-home', `/home/ada/${odd}`],
};
const linux = {
  platform: 'linux',
  env: {},
  homeDir: '/home/ada',
  stateDir: '/home/ada/.local/state/codex-glance',
  uid: 1000,
} as const;
const hasVerify = spawnSync('systemd-analyze', ['--version']).status === 0;

describe('The systemd unit', () => {
  it('stands where the user has units, and starts the program with each word as it is', () => {
    const service = decideService(program, linux);
    expect(service?.file).toBe(`/home/ada/.config/systemd/user/${UNIT_NAME}`);
    const exec = /^ExecStart=(.*)$/m.exec(service?.content ?? '')?.[1];
    expect(exec).toContain(`agent --codex-home "/home/ada/a b/%%n $$HOME & <c> \\"d\\" 'e' \\\\f ü"`);
    const moved = decideService(program, { ...linux, env: { XDG_CONFIG_HOME: '/cfg' } });
    expect(moved?.file).toBe(`/cfg/systemd/user/${UNIT_NAME}`);
    const relative = decideService(program, { ...linux, env: { XDG_CONFIG_HOME: 'cfg' } });
    expect(relative?.file).toBe(service?.file);
  });

  it.each(['NoNewPrivileges=yes', 'PrivateTmp=yes', 'Restart=on-failure', 'RestartPreventExitStatus=2'])(
    'says %s',
    (line) => {
      expect(decideService(program, linux)?.content.split('\n')).toContain(line);
    },
  );

  it.skipIf(!hasVerify)('is taken by systemd-analyze verify without a word', () => {
    const folder = temporaryFolder();
    const file = join(folder, UNIT_NAME);
    // What it runs must be there.
    const here = { ...program, script: join(folder, 'cli %.js') };
    writeFileSync(here.script, '');
    writeFileSync(file, systemdUnit({ program: here, environmentFile: join(folder, 'agent 100%.env') }));
    const env = { ...process.env, XDG_RUNTIME_DIR: folder, HOME: folder };
    const verify = () =>
      spawnSync('systemd-analyze', ['verify', '--user', '--man=no', file], { encoding: 'utf8', env });
    const { status, stderr } = verify();
    expect([stderr, status]).toEqual(['', 0]);
    writeFileSync(file, '[Service]\nExecStart=relative\n');
    expect(verify().status).not.toBe(0);
  });
});

describe('The launchd agent', () => {
  it('is a property list that says what launchd.plist(5) asks', () => {
    const service = decideService(program, { ...linux, platform: 'darwin', homeDir: '/Users/ada', uid: 501 });
    expect(service?.file).toBe('/Users/ada/Library/LaunchAgents/io.github.codex-glance.agent.plist');
    expect(plist.parse(service?.content ?? '')).toMatchObject({
      Label: 'io.github.codex-glance.agent',
      ProgramArguments: [program.node, program.script, ...program.args],
      RunAtLoad: true,
      KeepAlive: { SuccessfulExit: false },
      Umask: 0o77,
      StandardErrorPath: '/Users/ada/Library/Logs/codex-glance-agent.log',
    });
    expect(service?.start.map(commandText)).toEqual([`launchctl bootstrap gui/501 ${service?.file}`]);
  });
});

describe('The scheduled task', () => {
  const windows = {
    platform: 'win32',
    env: { USERDOMAIN: 'HARBOR', USERNAME: 'ada & co', SystemRoot: 'C:\\Windows' },
    homeDir: 'C:\\Users\\ada',
    stateDir: 'C:\\Users\\ada\\AppData\\Local\\codex-glance',
    uid: null,
  } as const;
  const node = 'C:\\Program Files\\nodejs\\node.exe';
  const script = 'C:\\npm\\codex-glance\\dist\\cli.js';
  const service = decideService({ node, script, args: ['agent'] }, windows);
  const document = new DOMParser().parseFromString(service?.content ?? '', 'text/xml');
  const textOf = (name: string) => document.getElementsByTagName(name)[0]?.textContent;
  const childrenOf = (name: string) =>
    [...(document.getElementsByTagName(name)[0]?.childNodes ?? [])]
      .map(({ nodeName }) => nodeName)
      .filter((each) => each !== '#text');

  it('has the shape of Task Scheduler Schema 1.2', () => {
    // https://learn.microsoft.com/windows/win32/taskschd/task-scheduler-schema
    expect(document.documentElement?.namespaceURI).toBe(
      'http://schemas.microsoft.com/windows/2004/02/mit/task',
    );
    expect(document.documentElement?.getAttribute('version')).toBe('1.2');
    expect(childrenOf('Task')).toEqual(['RegistrationInfo', 'Triggers', 'Principals', 'Settings', 'Actions']);
    expect(childrenOf('LogonTrigger')).toEqual(['Enabled', 'UserId']);
    expect(childrenOf('Principal')).toEqual(['UserId', 'LogonType', 'RunLevel']);
    expect(childrenOf('RestartOnFailure')).toEqual(['Interval', 'Count']);
    expect(childrenOf('Exec')).toEqual(['Command', 'Arguments']);
    expect(Number(textOf('Count'))).toBeLessThanOrEqual(999);
  });

  it('starts the program without a window, as its user', () => {
    expect([textOf('Command'), textOf('Arguments')]).toEqual([
      'C:\\Windows\\System32\\conhost.exe',
      `--headless "${node}" ${script} agent`,
    ]);
    expect(textOf('UserId')).toBe('HARBOR\\ada & co');
  });

  it('is UTF-16 with its mark, as schtasks reads it', () => {
    const bytes = Buffer.from(service?.bytes ?? []);
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfe]));
    expect(bytes.toString('utf16le').slice(1)).toBe(service?.content);
  });

  it.each([
    ['plain', 'plain'],
    ['C:\\a\\b', 'C:\\a\\b'],
    ['two words', '"two words"'],
    ['ends\\', '"ends\\\\"'],
    ['a\\"b', '"a\\\\\\"b"'],
    ['', '""'],
  ])('quotes %s as the C runtime takes it', (word, quoted) => {
    expect(quotedForWindows(word)).toBe(quoted);
  });
});

describe('A program that a service may name', () => {
  const facts = {
    execPath: '/usr/bin/node',
    script: '/usr/lib/node_modules/codex-glance/dist/cli.js',
    isElectron: false,
    platform: 'linux',
  } as const;

  it.each([
    ['installed with npm', {}],
    ['a clone', { script: '/home/ada/codex-glance/dist/cli.js' }],
    [
      'on Windows',
      { platform: 'win32', execPath: 'C:\\node.exe', script: 'C:\\npm\\codex-glance\\dist\\cli.js' },
    ] as const,
  ])('is one %s', (_how, more) => {
    expect(decideProgram({ ...facts, ...more })).toEqual({ ok: true });
  });

  it.each([
    ['npx', { script: '/home/ada/.npm/_npx/1/node_modules/codex-glance/dist/cli.js' }, 'npm install'],
    ['the app', { isElectron: true }, 'exports by itself'],
    ['sources', { script: '/home/ada/codex-glance/electron/cli/index.ts' }, 'npm run build'],
    ['nothing known', { script: '' }, 'not known'],
    ['a line break', { script: '/home/a\nb/cli.js' }, 'line break'],
  ])('is not that of %s', (_how, more, reason) => {
    const decision = decideProgram({ ...facts, ...more });
    expect(decision).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  });
});
