import { describe, expect, it } from 'vitest';
import { run } from '../../electron/cli/start/run.ts';
import { agentView } from '../../electron/cli/views/agent/agent-view.ts';
import type { LocaleContext } from '../../electron/cli/views/view.ts';
import type { AgentReport } from '../../electron/shared/agent-report.ts';
import { createFormat } from '../../electron/shared/format/format.ts';
import { createFakeGlance } from '../fakes/glance.ts';
import { createFakeTerminal } from '../fakes/terminal.ts';
import { crowdedExport } from '../fixtures/export-reports.ts';
import { SAMPLE_NOW } from '../fixtures/snapshots/sample-snapshot.ts';
import { command } from './command.ts';

describe('agent', () => {
  it.each([
    ['isntall', 'Did you mean "install"?'],
    ['status now', 'now'],
    ['--dry-run', '--dry-run does not go with agent'],
    ['status --yes', '--yes does not go with agent status'],
    ['uninstall --no-start', '--no-start does not go with agent uninstall'],
    ['--json', 'Use agent status --json'],
  ])('%s is refused: %s', async (words, message) => {
    const { code, stderr } = await command(`agent ${words}`, { glance: createFakeGlance() });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it('follows until it is stopped, and then sends what waits', async () => {
    const glance = createFakeGlance();
    const terminal = createFakeTerminal({ glance });
    const running = run(['agent'], terminal);
    await expect.poll(() => terminal.stderr.text).toMatch(/^No target is set up in .*\n$/);
    terminal.stop();
    expect([await running, terminal.stdout.text]).toEqual([0, '']);
    expect(terminal.stderr.text).toMatch(/\nIt ends\.\n$/);
    expect(glance.calls).toEqual(['start', 'exports.start', 'exports.close', 'close']);
  });
});

const report: AgentReport = {
  schema: 'codex-glance.agent/1',
  service: {
    kind: 'systemd',
    file: '/home/ada/.config/systemd/user/codex-glance-agent.service',
    state: 'other',
    running: true,
  },
  reason: null,
  change: null,
  export: crowdedExport,
  jobs: [
    { name: 'org compliance pull', everyMs: 3_600_000, lastRunAt: '2026-11-20T10:00:00.000Z' },
    { name: 'another', everyMs: null, lastRunAt: null },
  ],
};
const change: AgentReport['change'] = {
  action: 'install',
  dryRun: false,
  changed: true,
  backup: '/home/ada/.config/systemd/user/codex-glance-agent.service.backup',
  content: '[Unit]\nDescription=Codex Glance agent\n',
  commands: [
    { command: 'systemctl --user daemon-reload', code: 0, said: null },
    {
      command: 'systemctl --user enable codex-glance-agent.service',
      code: 1,
      said: 'Failed to connect to bus: No medium found',
    },
  ],
};

describe.each([60, 80, 120])('In %i columns', (columns) => {
  const context: LocaleContext = {
    columns,
    format: createFormat('en-GB', 'UTC'),
    now: SAMPLE_NOW,
    pathName: (path) => path.replace('/home/ada', '~'),
  } as LocaleContext;
  const shown = (what: AgentReport) =>
    agentView(what, context).map((line) =>
      line
        .map((part) => (typeof part === 'string' ? part : part.text))
        .join('')
        .trimEnd(),
    );

  it('the status fits, and says what is not as it should be', () => {
    const lines = shown(report);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
    const text = lines.join(' ').replace(/\s+/g, ' ');
    expect(text).toContain('It runs.');
    expect(text).toContain('differs from what this program would write');
    expect(text).toContain('org compliance pull: every 1 h');
    expect(text).not.toContain('another:');
    expect(text).toContain('soc');
  });

  it('installing fits, and says which command failed', () => {
    const lines = shown({ ...report, change });
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
    const text = lines.join(' ').replace(/\s+/g, ' ');
    expect(text).toContain('No medium found');
    expect(text).toContain('loginctl enable-linger');
    expect(text).toContain('.service.backup');
  });

  it.each([
    ['a plan', { ...change, dryRun: true }, 'Would write'],
    ['a removal', { ...change, action: 'uninstall', content: null } as const, 'Removed'],
    ['nothing', { ...change, action: 'uninstall', changed: false, commands: [] } as const, 'Nothing is'],
    ['what is there', { ...change, changed: false }, 'is as it should be'],
  ])('%s is said', (_what, what, words) => {
    expect(
      shown({ ...report, change: what })
        .join(' ')
        .replace(/\s+/g, ' '),
    ).toContain(words);
  });

  it('a system without a service is said', () => {
    const reason = 'No service manager of aix is known. Run codex-glance agent.';
    expect(
      shown({ ...report, service: null, reason })
        .join(' ')
        .replace(/\s+/g, ' '),
    ).toContain(reason);
  });
});
