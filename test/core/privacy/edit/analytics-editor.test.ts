import { chmod, lstat, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { editReportSchema } from '../../../../electron/shared/schema/reports/edit-report.ts';
import { asDocument } from '../../../setup/as-document.ts';
import { dry, editorWorld, NOW, off, on, real } from './edited.ts';

describe('Off', () => {
  test('writes the one value and says what, where and why', async () => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    const report = await world.editor.edit(false, real);
    v.assert(editReportSchema, asDocument(report));
    expect(world.text()).toBe(off);
    expect(report).toMatchObject({
      action: 'off',
      dryRun: false,
      file: world.file,
      changed: true,
      inForce: true,
      reason: 'Off, because your config.toml says so, line 3.',
      paste: null,
      undoable: true,
    });
    expect(report.diff).toBe(
      `--- ${world.file}\n+++ ${world.file}\n@@ -3 +3 @@\n-enabled = true # …\n+enabled = false # …\n`,
    );
    expect(await readFile(report.backup ?? '', 'utf8')).toBe(on);
    expect((await stat(report.backup ?? '')).mode & 0o777).toBe(0o600);
    expect(world.names()).toEqual(['config.toml']);
  });

  test('twice writes once', async () => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    await world.editor.edit(false, real);
    const { ino } = await stat(world.file);
    const again = await world.editor.edit(false, real);
    expect(again).toMatchObject({ changed: false, diff: '', backup: null, inForce: true, undoable: true });
    expect((await stat(world.file)).ino).toBe(ino);
  });

  test('two at once are made one after the other', async () => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    const [first, second] = await Promise.all([
      world.editor.edit(false, real),
      world.editor.edit(true, real),
    ]);
    expect([first.changed, second.changed]).toEqual([true, true]);
    expect(world.text()).toBe(on);
  });

  test('several Glances at once: the file is whole, and who comes too late says so', async () => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    const outcomes = await Promise.allSettled(
      [true, false, true, false, false].map((enabled) => world.again().edit(enabled, real)),
    );
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected')
        expect(outcome.reason.code).toMatch(/^(changed-meanwhile|not-verified)$/);
    }
    expect([on, off]).toContain(world.text());
    expect(world.names()).toEqual(['config.toml']);
    expect(world.warnings).toEqual([]);
  });

  test('planned, it says the same and writes nothing, not even in the state folder', async () => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    const plan = await world.editor.edit(false, dry);
    expect(world.text()).toBe(on);
    expect(await lstat(world.stateDir).catch(() => null)).toBeNull();
    const done = await world.editor.edit(false, real);
    expect({ ...plan, dryRun: false, backup: done.backup, undoable: true }).toEqual(done);
  });

  test('makes a missing file that only its user may read', async () => {
    const world = await editorWorld({});
    const report = await world.editor.edit(false, real);
    expect(world.text()).toBe('[analytics]\nenabled = false\n');
    expect((await stat(world.file)).mode & 0o777).toBe(0o600);
    expect(report).toMatchObject({ changed: true, inForce: true, backup: null, undoable: true });
    expect(report.diff).toContain('--- /dev/null\n');
    expect(world.names()).toEqual(['config.toml']);
    expect(await world.editor.undo(real)).toMatchObject({ changed: true, inForce: true });
    expect(world.names()).toEqual([]);
  });

  test('keeps permissions, and a link with its target', async () => {
    const world = await editorWorld({ '$ROOT/dotfiles/codex.toml': on });
    const goal = path.join(world.root, 'dotfiles', 'codex.toml');
    await chmod(goal, 0o640);
    await symlink('../dotfiles/codex.toml', world.file);
    const report = await world.editor.edit(false, real);
    expect(report.file).toBe(world.file);
    expect((await lstat(world.file)).isSymbolicLink()).toBe(true);
    expect(await readFile(goal, 'utf8')).toBe(off);
    expect((await stat(goal)).mode & 0o777).toBe(0o640);
    await world.editor.undo(real);
    expect(await readFile(goal, 'utf8')).toBe(on);
    expect((await lstat(world.file)).isSymbolicLink()).toBe(true);
  });

  test('clears away what a killed edit left, and nothing else', async () => {
    const world = await editorWorld({
      '$HOME/config.toml': on,
      '$HOME/.config.toml.codex-glance-999999999-0a1b2c3d4e5f.tmp': 'left',
      [`$HOME/.config.toml.codex-glance-${process.pid}-0a1b2c3d4e5f.tmp`]: 'of a running one',
      '$HOME/.config.toml.swp': 'of an editor',
    });
    await world.editor.edit(false, real);
    expect(world.names()).toEqual([
      `.config.toml.codex-glance-${process.pid}-0a1b2c3d4e5f.tmp`,
      '.config.toml.swp',
      'config.toml',
    ]);
  });
});

describe('What cannot be edited safely', () => {
  test.each([
    [
      'broken',
      'model = \n',
      'It is not valid TOML (line 1), so Codex does not use it. Repair it, then add these lines at its end.',
      '[analytics]\nenabled = false',
    ],
    [
      'a Boolean table',
      'analytics = true\n',
      'In line 1, `analytics` is not a table. Write this in its place.',
      'analytics = { enabled = false }',
    ],
    [
      'a list',
      'a = 1\n[[analytics]]\n',
      'In line 2, `analytics` is a list of tables. Write this in its place.',
      '[analytics]\nenabled = false',
    ],
    [
      'a table below',
      '[analytics.enabled]\n',
      'In line 1, `analytics.enabled` is a table. Write this in its place.',
      '[analytics]\nenabled = false',
    ],
    [
      'dotted below',
      'analytics.enabled.x = 1\n',
      'In line 1, `analytics.enabled` is a table. Write this in its place.',
      'analytics.enabled = false',
    ],
    [
      'a table below another',
      '[analytics]\nx = 1\n[analytics.enabled]\n',
      'In line 3, `analytics.enabled` is a table. Write this in its place, within `analytics`.',
      'enabled = false',
    ],
    [
      'comments within',
      '[analytics]\nenabled = [ # c\n]\n',
      'In line 2, the value of `analytics.enabled` has comments in it. Write this in its place, within `analytics`.',
      'enabled = false',
    ],
  ])('%s: nothing is written and the lines to paste are shown', async (_name, text, why, paste) => {
    const world = await editorWorld({ '$HOME/config.toml': text });
    for (const options of [dry, real]) {
      const report = await world.editor.edit(false, options);
      v.assert(editReportSchema, asDocument(report));
      expect(report).toMatchObject({ changed: false, diff: '', backup: null, inForce: false, paste });
      expect(report.reason).toBe(`Glance cannot edit config.toml safely, so nothing is written. ${why}`);
    }
    expect(world.text()).toBe(text);
  });

  test('bytes that are not UTF-8', async () => {
    const world = await editorWorld({});
    await writeFile(world.file, Buffer.from([0x61, 0x3d, 0x22, 0xff, 0x22]));
    expect(await world.editor.edit(false, real)).toMatchObject({ changed: false, inForce: false });
  });
});

describe('What decides above the file', () => {
  const managed = { '/etc/codex/managed_config.toml': '\n[analytics]\nenabled = true\n' };

  test('a managed file is named before writing and after', async () => {
    const world = await editorWorld({ '$HOME/config.toml': on, ...managed });
    const reason = 'Not in force: on, because managed_config.toml says so, line 3.';
    expect(await world.editor.edit(false, dry)).toMatchObject({ changed: true, inForce: false, reason });
    expect(await world.editor.edit(false, real)).toMatchObject({ changed: true, inForce: false, reason });
    expect(world.text()).toBe(off);
  });

  test('a managed file of the same mind does no harm', async () => {
    const world = await editorWorld({
      '$HOME/config.toml': on,
      '/etc/codex/managed_config.toml': 'analytics.enabled = false',
    });
    expect(await world.editor.edit(false, dry)).toMatchObject({ inForce: true });
    expect(await world.editor.edit(true, dry)).toMatchObject({ changed: false, inForce: false });
  });

  test('a trusted project is named', async () => {
    const world = await editorWorld(
      {
        '$HOME/config.toml': `${on}[projects."$PROJ"]\ntrust_level = "trusted"\n`,
        '$PROJ/.git/': '',
        '$PROJ/.codex/config.toml': on,
      },
      { config: { cwd: '$PROJ' } },
    );
    expect(await world.editor.edit(false, dry)).toMatchObject({
      inForce: false,
      reason: "Not in force: on, because this project's .codex/config.toml says so, line 3.",
    });
  });

  test('a file that Codex cannot use is told, though the edit itself is right', async () => {
    const world = await editorWorld({ '$HOME/config.toml': `model = 1\n${on}` });
    const report = await world.editor.edit(false, real);
    expect(report).toMatchObject({ changed: true, inForce: false });
    expect(report.reason).toContain('Not in force: your config.toml (line 1) is invalid');
  });
});

describe('Running processes', () => {
  const codex = (pid: number, startedAt: number | null) =>
    ({ pid, program: '/usr/bin/codex', startedAt, words: ['(none)'] }) as const;

  test('older than the edit are named, later ones are not', async () => {
    const processes = [codex(12, NOW - 60_000), codex(11, null), codex(13, NOW + 1)];
    const world = await editorWorld({ '$HOME/config.toml': on }, { processes });
    const report = await world.editor.edit(false, real);
    expect(report.running.map(({ pid }) => pid)).toEqual([11, 12]);
    expect(report.running[1]).toEqual({
      pid: 12,
      surface: 'tui',
      startedAt: '2026-11-23T11:59:00.000Z',
      restart: 'Leave Codex with /quit in its terminal and start it again.',
    });
    expect((await world.editor.edit(false, real)).running).toEqual([]);
  });

  test('of other homes are counted and not named', async () => {
    const processes = [
      { ...codex(12, NOW - 60_000), homes: ['/home/ada/.codex-work'] },
      codex(11, null),
      { ...codex(14, NOW + 1), homes: ['/home/ada/.codex-work'] },
    ];
    const world = await editorWorld({ '$HOME/config.toml': on }, { processes });
    const report = await world.editor.edit(false, real);
    expect(report.running.map(({ pid }) => pid)).toEqual([11]);
    expect(report.runningElsewhere).toBe(1);
  });

  test('that could not be listed are not taken for none', async () => {
    const world = await editorWorld({ '$HOME/config.toml': on }, { processes: null });
    const report = await world.editor.edit(false, real);
    expect(report.running).toEqual([]);
    expect(report.consequences.at(-1)).toMatch(/^The running Codex processes could not be listed\./);
  });

  test('the daemon is known by its own file', async () => {
    const world = await editorWorld(
      { '$HOME/config.toml': on, '$HOME/app-server-daemon/daemon.pid': '{"pid":12,"processStartTime":1}' },
      { processes: [codex(12, NOW - 60_000)] },
    );
    expect((await world.editor.edit(false, dry)).running).toMatchObject([{ surface: 'daemon' }]);
  });
});
