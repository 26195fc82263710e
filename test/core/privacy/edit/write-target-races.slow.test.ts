import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { describe, expect, test } from 'vitest';
import { readTarget } from '../../../../electron/core/privacy/edit/file/target-file.ts';
import { writeTarget } from '../../../../electron/core/privacy/edit/file/write-target.ts';
import { editorWorld, real } from './edited.ts';
import { failing } from './failing-fs.ts';

const on = '[analytics]\nenabled = true\n';
const off = '[analytics]\nenabled = false\n';

describe('Changed during the edit', () => {
  /** Does something to the file at the last moment before the look that decides. */
  const meanwhile = (act: () => Promise<void>) =>
    failing({
      async open(...args) {
        await act();
        return fs.open(...args);
      },
    });

  test.each([
    ['written', (file: string) => fs.writeFile(file, 'theirs = 1\n')],
    [
      'replaced',
      async (file: string) => {
        await fs.writeFile(`${file}.new`, 'theirs = 1\n');
        await fs.rename(`${file}.new`, file);
      },
    ],
  ])('%s by another program: theirs stays', async (_name, act) => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    const before = await readTarget(world.file);
    const io = meanwhile(() => act(world.file));
    await expect(writeTarget(before, Buffer.from(off), io)).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    expect(world.text()).toBe('theirs = 1\n');
    expect(world.names()).toEqual(['config.toml']);
  });

  test('removed', async () => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    const before = await readTarget(world.file);
    const io = meanwhile(() => fs.rm(world.file));
    await expect(writeTarget(before, Buffer.from(off), io)).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    expect(world.names()).toEqual([]);
  });

  test('made: not even one that comes after the last look is replaced', async () => {
    const world = await editorWorld({});
    const before = await readTarget(world.file);
    const io = failing({
      async link(from, to) {
        await fs.writeFile(to, 'theirs = 1\n');
        return fs.link(from, to);
      },
    });
    await expect(writeTarget(before, Buffer.from(off), io)).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    expect(world.text()).toBe('theirs = 1\n');
    expect(world.names()).toEqual(['config.toml']);
  });

  test('the link leads elsewhere', async () => {
    const world = await editorWorld({ '$ROOT/a.toml': on, '$ROOT/b.toml': on });
    await fs.symlink('../a.toml', world.file);
    const before = await readTarget(world.file);
    const io = meanwhile(async () => {
      await fs.rm(world.file, { force: true });
      await fs.symlink('../b.toml', world.file);
    });
    await expect(writeTarget(before, Buffer.from(off), io)).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    expect(await fs.readFile(path.join(world.root, 'a.toml'), 'utf8')).toBe(on);
  });
});

test('killed at 200 random moments, the file is whole: the old bytes or the new', async () => {
  const filler = `# ${'x'.repeat(78)}\n`.repeat(200);
  const [older, newer] = [on, off].map((text) => filler + text);
  const world = await editorWorld({});
  writeFileSync(world.file, older ?? '');
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: fileURLToPath(new URL('./edit-killer.ts', import.meta.url)),
      outDir: path.join(world.root, 'built'),
      rollupOptions: { output: { entryFileNames: 'killer.mjs' } },
    },
    // In the temporary folder there are no packages.
    ssr: { noExternal: true },
  });
  const script = path.join(world.root, 'built', 'killer.mjs');
  let leftovers = 0;
  const seen = new Set<string>();
  for (let kills = 0; kills < 200; kills += 1) {
    const child = spawn(process.execPath, [script, world.home, world.stateDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const anEdit = await new Promise<number>((resolve) =>
      child.stdout.once('data', (text) => resolve(Number(text))),
    );
    // Within the next three edits: a fixed time would end before the first of them on a slow disk.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 3 * anEdit));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    const now = readFileSync(world.file, 'utf8');
    expect(now === older || now === newer).toBe(true);
    seen.add(now);
    leftovers += world.names().length - 1;
  }
  expect(seen.size).toBe(2);
  expect(leftovers).toBeGreaterThan(0);
  // The next edit clears away what the killed ones left, and its undo finds its own record whole.
  const wanted = world.text() === older;
  await world.editor.edit(!wanted, real);
  expect(world.names()).toEqual(['config.toml']);
  expect(await world.editor.undo(real)).toMatchObject({ changed: true });
  expect(world.text()).toBe(wanted ? older : newer);
  expect(world.warnings).toEqual([]);
}, 300_000);
