import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { editReportSchema } from '../../../../electron/shared/schema/reports/edit-report.ts';
import { asDocument } from '../../../setup/as-document.ts';
import { dry, editorWorld, NOW, off, on, real } from './edited.ts';

describe('Undo', () => {
  test('restores the bytes, also of a file that stands there anew by an equal writing', async () => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    await world.editor.edit(false, real);
    await rm(world.file);
    await writeFile(world.file, off);
    const plan = await world.again().undo(dry);
    expect(plan).toMatchObject({ action: 'undo', dryRun: true, changed: true, undoable: true, backup: null });
    expect(world.text()).toBe(off);
    const report = await world.again().undo(real);
    v.assert(editReportSchema, asDocument(report));
    expect(world.text()).toBe(on);
    expect(report).toMatchObject({
      changed: true,
      inForce: true,
      reason: 'On, because your config.toml says so, line 3.',
      undoable: false,
    });
    expect(report.diff).toContain('-enabled = false # …\n+enabled = true # …\n');
    expect(await readFile(report.backup ?? '', 'utf8')).toBe(off);
  });

  test('happens once', async () => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    await world.editor.edit(false, real);
    await world.editor.undo(real);
    expect(await world.editor.undo(real)).toMatchObject({
      changed: false,
      inForce: false,
      reason: 'There is no edit of config.toml to undo.',
    });
    expect(world.text()).toBe(on);
  });

  test.each([
    ['a pair before it', off, `model = "x"\n${off}`, `model = "x"\n${on}`],
    ['other spacing', off, '[ analytics ]\n  enabled=false\n', '[ analytics ]\n  enabled=true\n'],
    ['another form', off, 'analytics.enabled = false\n', 'analytics.enabled = true\n'],
  ])('of a file that changed since, by %s, takes back only the edit', async (_name, _after, now, back) => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    await world.editor.edit(false, real);
    await writeFile(world.file, now);
    expect(await world.editor.undo(real)).toMatchObject({ changed: true, inForce: true });
    expect(world.text()).toBe(back);
  });

  test.each([
    [
      'lines around',
      'a = 1\n',
      'b = 2\na = 1\n\n[analytics]\nenabled = false\n\n[c]\n',
      'b = 2\na = 1\n\n[c]\n',
    ],
    [
      'a key below',
      'a = 1\n',
      'a = 1\n\n[analytics]\nenabled = false\nx = 1\n',
      'a = 1\n\n[analytics]\nx = 1\n',
    ],
    ['a key in braces', 'analytics = { }\n', 'analytics = { enabled = false, x = 1 }\n', null],
    ['a comment on its line', 'a = 1\n', 'a = 1\n[analytics]\nenabled = false # keep\n', null],
  ])('of an added key, with %s since, removes only that key or refuses', async (_name, was, now, back) => {
    const world = await editorWorld({ '$HOME/config.toml': was });
    await world.editor.edit(false, real);
    await writeFile(world.file, now);
    const report = await world.editor.undo(real);
    expect(world.text()).toBe(back ?? now);
    if (back === null) {
      expect(report).toMatchObject({ changed: false, inForce: false });
      expect(report.reason).toMatch(/^config\.toml was left as it is\. /);
    }
  });

  test.each([
    ['the value', on.replace('true', '"x"'), 'no longer says analytics.enabled = false'],
    ['its syntax', 'x =', 'no longer valid TOML'],
    ['nothing left of it', 'a = 1\n', 'no longer says analytics.enabled = false'],
  ])('is refused where the file changed: %s', async (_name, now, why) => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    await world.editor.edit(false, real);
    await writeFile(world.file, now);
    const report = await world.editor.undo(real);
    expect(report).toMatchObject({ changed: false, inForce: false });
    expect(report.reason).toContain(why);
    expect(world.text()).toBe(now);
  });

  test('is refused where the file is gone', async () => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    await world.editor.edit(false, real);
    await rm(world.file);
    expect((await world.editor.undo(real)).reason).toContain('no longer exists');
  });

  test('with a damaged record sets that aside and goes on', async () => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    await world.editor.edit(false, real);
    const folder = path.join(world.stateDir, 'edits');
    const record = (await readdir(folder)).find((name) => name.endsWith('.undo.json')) ?? '';
    await writeFile(path.join(folder, record), '{"schema":');
    expect((await world.editor.undo(real)).reason).toBe('There is no edit of config.toml to undo.');
    expect(await readdir(folder)).toContain(`${record}.damaged-${NOW}`);
    expect(world.warnings.join()).toContain('is damaged and was set aside');
    await world.editor.edit(true, real);
    expect(await world.editor.undo(real)).toMatchObject({ changed: true });
  });

  test('knows an edit whose process ended before it was noted', async () => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    await world.editor.edit(false, real);
    const folder = path.join(world.stateDir, 'edits');
    const record = (await readdir(folder)).find((name) => name.endsWith('.undo.json')) ?? '';
    await rename(path.join(folder, record), path.join(folder, record.replace('.undo.', '.undo-next.')));
    expect(await world.again().undo(real)).toMatchObject({ changed: true });
    expect(world.text()).toBe(on);
  });

  test('keeps ten copies of a file', async () => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    for (let nth = 0; nth < 12; nth += 1) {
      const editor = world.again({ clock: { now: () => NOW + nth * 1000 } });
      await editor.edit(nth % 2 === 1, real);
    }
    const copies = (await readdir(path.join(world.stateDir, 'edits'))).filter((name) =>
      name.endsWith('.toml'),
    );
    expect(copies.length).toBe(10);
  });
});

test('homes with one state folder do not undo each other', async () => {
  const world = await editorWorld({ '$HOME/config.toml': on });
  await world.editor.edit(false, real);
  const other = path.join(world.root, 'other');
  await mkdir(other);
  await writeFile(path.join(other, 'config.toml'), off);
  const { codexVersion: _version, ...input } = world.input;
  const second = world.again({ config: { ...input, codexHome: other } });
  expect(await second.undo(real)).toMatchObject({ changed: false });
});
