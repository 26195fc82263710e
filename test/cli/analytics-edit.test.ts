import { expect, test } from 'vitest';
import { RequestError } from '../../electron/shared/contract/result.ts';
import type { EditReport } from '../../electron/shared/edit.ts';
import { verbatim } from '../../electron/shared/messages/en/words.ts';
import { createFakeGlance } from '../fakes/glance.ts';
import { command, documentOf } from './command.ts';

const file = '/home/ada/.codex/config.toml';

/** An edit that is made, or taken back. */
function edited(action: EditReport['action'], dryRun: boolean, parts: Partial<EditReport> = {}): EditReport {
  return {
    schema: 'codex-glance.edit/1',
    action,
    dryRun,
    file,
    changed: true,
    diff: `--- ${file}\n+++ ${file}\n@@ -12 +12 @@\n-enabled = true\r\n+enabled = false\r\n`,
    backup: dryRun ? null : '/home/ada/.local/state/codex-glance/edits/config.toml-1.toml',
    inForce: true,
    reason: verbatim('Off, because your config.toml says so, line 12.'),
    consequences: [verbatim('Usage events stop on the TUI.'), verbatim('Running things go on.')],
    paste: null,
    running: [
      {
        pid: 4711,
        surface: 'tui',
        startedAt: '2026-11-23T11:59:00.000Z',
        restart: verbatim('Leave Codex with /quit in its terminal and start it again.'),
      },
      { pid: 4712, surface: 'unknown', startedAt: null, restart: verbatim('Quit it and start it again.') },
    ],
    runningElsewhere: 2,
    undoable: !dryRun,
    ...parts,
  };
}

test.each([
  ['analytics off', ['load', 'editAnalytics false'], 'off', false],
  ['analytics on', ['load', 'editAnalytics true'], 'on', false],
  ['analytics undo', ['load', 'undoAnalytics'], 'undo', false],
  ['analytics off --dry-run', ['load', 'editAnalytics false dry-run'], 'off', true],
  ['analytics undo --dry-run', ['load', 'undoAnalytics dry-run'], 'undo', true],
] as const)('%s --json prints the one document', async (line, calls, action, dryRun) => {
  const glance = createFakeGlance({ edit: edited });
  const ran = await command(`${line} --json`, { glance });
  expect(documentOf(ran.stdout)).toEqual(edited(action, dryRun));
  expect(ran.code).toBe(0);
  expect(glance.calls).toEqual([...calls, 'close']);
});

test.each(['analytics off', 'analytics on --json', 'analytics off --dry-run', 'analytics undo --json'])(
  '%s exits with 1 where it is not in force',
  async (line) => {
    const glance = createFakeGlance({
      edit: (action, dryRun) =>
        edited(action, dryRun, { inForce: false, reason: verbatim('Not in force: on.') }),
    });
    expect((await command(line, { glance })).code).toBe(1);
  },
);

test('in words: what would be written where and what follows, then what was written', async () => {
  const glance = createFakeGlance({ edit: edited });
  const ran = await command('analytics off', { glance });
  expect(glance.calls).toEqual(['load', 'editAnalytics false dry-run', 'editAnalytics false', 'close']);
  expect(ran.stdout).toBe(`Switch analytics off
  ~/.codex/config.toml
    @@ -12 +12 @@
    -enabled = true
    +enabled = false
  Off, because your config.toml says so, line 12.

What follows
  - Usage events stop on the TUI.
  - Running things go on.

Running Codex keeps what it started with
  - TUI (process 4711, since Mon 12:59): Leave Codex with /quit in its terminal and start it again.
  - Codex (process 4712): Quit it and start it again.
  - 2 more run with other Codex homes and are not concerned

Written
  Off, because your config.toml says so, line 12.
  Copy from before: ~/.local/state/codex-glance/edits/config.toml-1.toml
  Take it back: codex-glance analytics undo
`);
});

test('in words, a dry run says that nothing is written', async () => {
  const ran = await command('analytics off --dry-run', { glance: createFakeGlance({ edit: edited }) });
  expect(ran.stdout).toMatch(/^Switch analytics off {2}nothing is written\n/);
  expect(ran.stdout).not.toContain('Written');
});

test('what cannot be edited shows the lines to paste, and writes nothing', async () => {
  const glance = createFakeGlance({
    edit: (action, dryRun) =>
      edited(action, dryRun, {
        changed: false,
        diff: '',
        inForce: false,
        reason: verbatim('It is not valid TOML.'),
        paste: '[analytics]\nenabled = false',
        consequences: [],
        running: [],
        runningElsewhere: 0,
      }),
  });
  const ran = await command('analytics off', { glance });
  expect(ran.stdout).toBe(`Switch analytics off
  ~/.codex/config.toml
  It is not valid TOML.

Paste these lines
  [analytics]
  enabled = false
`);
  expect(ran.code).toBe(1);
  expect(glance.calls).toEqual(['load', 'editAnalytics false dry-run', 'close']);
});

test('an edit that fails is one line, with its code and file in JSON', async () => {
  const glance = createFakeGlance({
    edit: () => {
      throw Object.assign(new RequestError('disk-full', verbatim(`${file} could not be written.`)), {
        path: file,
      });
    },
  });
  const ran = await command('analytics off --json', { glance });
  expect(ran.code).toBe(3);
  expect(documentOf(ran.stdout)).toEqual({
    schema: 'codex-glance.error/1',
    code: 'disk-full',
    message: `${file} could not be written.`,
    file,
  });
  expect(ran.stderr).toBe(`codex-glance: ${file} could not be written.\n`);
});

test.each([
  ['analytics of', 'Unknown subcommand of analytics "of". Did you mean "off"?'],
  ['analytics off now', 'The command analytics off takes no "now". See codex-glance analytics off --help.'],
  ['analytics --dry-run', '--dry-run goes with analytics off, on or undo.'],
])('%s is wrong usage', async (line, message) => {
  const ran = await command(line);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toBe(`codex-glance: ${message}\n`);
});
