import { mkdir, mkdtemp, realpath, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { ConfigInput } from '../../../electron/core/config/layers/input.ts';
import { resolveConfig } from '../../../electron/core/config/resolve.ts';
import { readConfigStack } from '../../../electron/core/config/stack.ts';

/** A throw-away machine: a Codex home, a system folder and a project, below one temporary folder. */
export interface World {
  readonly root: string;
  readonly home: string;
  readonly etc: string;
  readonly project: string;
  readonly input: ConfigInput;
}

const SIGNED_IN_AT = new Date('2026-01-01T00:00:00Z');

/**
 * Writes files under `$HOME` (the Codex home), `/etc/codex`, `$PROJ` and `$ROOT`; a path that ends in a
 * slash is a folder. The same names stand for the real paths inside the contents.
 */
export async function makeWorld(
  files: Readonly<Record<string, string>>,
  options: Partial<Omit<ConfigInput, 'codexHome'>> = {},
): Promise<World> {
  const root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'glance-config-')));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const place = placer(root);
  for (const folder of ['$HOME', '$PROJ', '/etc/codex']) await mkdir(place(folder), { recursive: true });
  for (const [name, contents] of Object.entries(files)) {
    const file = place(name);
    await mkdir(name.endsWith('/') ? file : path.dirname(file), { recursive: true });
    if (!name.endsWith('/')) await writeFile(file, place(contents));
    // A sign-in is older than every copy of cloud config, unless a test says otherwise.
    if (name === '$HOME/auth.json') await utimes(file, SIGNED_IN_AT, SIGNED_IN_AT);
  }
  const input: ConfigInput = {
    codexHome: place('$HOME'),
    cwd: null,
    platform: 'linux',
    env: {},
    etcDir: place('/etc/codex'),
    codexVersion: '0.169.0',
    ...options,
    ...(options.cwd ? { cwd: place(options.cwd) } : {}),
  };
  return { root, home: place('$HOME'), etc: place('/etc/codex'), project: place('$PROJ'), input };
}

/** Replaces the short names by the real paths of a world. */
export function placer(root: string): (text: string) => string {
  return (text) =>
    text
      .replaceAll('$HOME', path.join(root, 'home'))
      .replaceAll('$PROJ', path.join(root, 'proj'))
      .replaceAll('$ROOT', root)
      .replaceAll('/etc/codex', path.join(root, 'etc'));
}

/** Reads and resolves a world in one go. */
export async function resolveWorld(
  files: Readonly<Record<string, string>>,
  options: Partial<Omit<ConfigInput, 'codexHome'>> = {},
) {
  const world = await makeWorld(files, options);
  const stack = await readConfigStack(world.input);
  return { ...world, stack, resolved: resolveConfig(stack) };
}
