import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { agentState, installAgent, uninstallAgent } from '../../../electron/core/agent/agent-installer.ts';
import { decideService } from '../../../electron/core/agent/agent-service.ts';
import type { RunServiceCommand } from '../../../electron/core/agent/service-command.ts';
import { temporaryFolder } from '../../setup/temporary-folder.ts';

function setUp(code: (command: string) => number | null = () => 0) {
  const homeDir = temporaryFolder();
  const places = { platform: 'linux', env: {}, homeDir, stateDir: join(homeDir, 'state'), uid: 1 } as const;
  const program = { node: '/usr/bin/node', script: '/opt/cli.js', args: ['agent'] };
  const service = decideService(program, places);
  if (service === null) throw new Error('There is a service on Linux.');
  const ran: string[] = [];
  const run: RunServiceCommand = async (command) => {
    ran.push(command.join(' '));
    return { code: code(command.join(' ')), said: 'a word' };
  };
  const read = () => (existsSync(service.file) ? readFileSync(service.file, 'utf8') : null);
  return { service, run, ran, read };
}

const really = { dryRun: false, start: true };

describe('Installing the agent', () => {
  it('writes nothing and runs nothing on a dry run', async () => {
    const { service, run, ran, read } = setUp();
    const change = await installAgent(service, run, { dryRun: true, start: true });
    expect(change).toMatchObject({ changed: true, dryRun: true, backup: null, content: service.content });
    expect(change.commands.map(({ command, code }) => [command, code])).toEqual([
      ['systemctl --user daemon-reload', null],
      ['systemctl --user enable codex-glance-agent.service', null],
      ['systemctl --user restart codex-glance-agent.service', null],
    ]);
    expect([read(), ran]).toEqual([null, []]);
  });

  it('makes folders, writes the unit and starts it; a second time changes nothing', async () => {
    const { service, run, ran, read } = setUp();
    expect(await agentState(service, run)).toMatchObject({ state: 'absent' });
    await installAgent(service, run, really);
    expect(read()).toBe(service.content);
    expect(ran).toHaveLength(4);
    expect(await installAgent(service, run, really)).toMatchObject({ changed: false, backup: null });
    expect(await agentState(service, run)).toMatchObject({ state: 'current', running: true });
  });

  it('keeps what another wrote there', async () => {
    const { service, run, read } = setUp();
    await installAgent(service, run, { ...really, start: false });
    writeFileSync(service.file, '[Service]\nExecStart=/mine\n');
    expect(await agentState(service, run)).toMatchObject({ state: 'other' });
    const change = await installAgent(service, run, really);
    expect(readFileSync(change.backup ?? '', 'utf8')).toContain('/mine');
    expect(read()).toBe(service.content);
  });

  it('leaves the start to the user where it is asked to, and says where the system refuses it', async () => {
    const { service, run, ran } = setUp((command) => (command.includes('enable') ? 1 : 0));
    expect((await installAgent(service, run, { dryRun: false, start: false })).commands).toEqual([]);
    expect(ran).toEqual([]);
    const { commands } = await installAgent(service, run, really);
    expect(commands.map(({ code }) => code)).toEqual([0, 1, 0]);
  });

  it('is undone whole, and only once', async () => {
    const { service, run, ran, read } = setUp();
    await installAgent(service, run, { ...really, start: false });
    expect(await uninstallAgent(service, run, { dryRun: true })).toMatchObject({ changed: true });
    expect(read()).not.toBeNull();
    await uninstallAgent(service, run, { dryRun: false });
    expect(read()).toBeNull();
    expect(ran).toEqual([
      'systemctl --user disable --now codex-glance-agent.service',
      'systemctl --user daemon-reload',
    ]);
    expect(await uninstallAgent(service, run, { dryRun: false })).toMatchObject({
      changed: false,
      commands: [],
    });
  });

  it.each([
    [0, true],
    [3, false],
    [4, false],
    [1, null],
    [null, null],
  ])('takes %s of systemctl for running: %s', async (code, running) => {
    const { service, run } = setUp(() => code);
    expect((await agentState(service, run)).running).toBe(running);
  });
});
