import { chmod, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { CodexVersionService } from '../../../electron/core/codex-version/codex-version-service.ts';
import { type SeenCodex, VERIFIED_CODEX } from '../../../electron/shared/codex/codex.ts';

async function world(sessions: readonly string[] = []) {
  const root = await mkdtemp(join(tmpdir(), 'glance-version-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const bin = join(root, 'bin');
  const codexHome = join(root, 'home');
  await Promise.all([mkdir(bin), mkdir(codexHome)]);
  const warnings: string[] = [];
  const seen = sessions.map((version): SeenCodex => ({ version, how: 'session', at: null }));
  const open = (stateDir: string | null = join(root, 'state')) =>
    new CodexVersionService({
      codexHomes: [codexHome],
      stateDir,
      env: { PATH: bin },
      platform: 'linux',
      sessions: () => seen,
      clock: { now: () => Date.parse('2026-11-30T08:00:00Z') },
      logger: { warn: (message) => warnings.push(message) },
    });
  return { root, bin, codexHome, open, warnings };
}

it('a newer Codex is offered once, whichever process asks', async () => {
  const { root, open } = await world(['0.999.0']);
  const first = open();
  await first.read();
  expect(first.findings()).toMatchObject([{ kind: 'codex.newer', level: 'info' }]);
  await first.noteOffered();
  await first.noteOffered();
  expect(first.findings()).toHaveLength(1);
  const second = open();
  await second.read();
  expect(second.findings()).toEqual([]);
  expect(second.inUse().state).toBe('newer');
  expect(JSON.parse(await readFile(join(root, 'state', 'codex-versions.json'), 'utf8'))).toMatchObject({
    offered: { '0.999.0': '2026-11-30T08:00:00.000Z' },
  });
});

it('the verified Codex, older ones and none are not offered', async () => {
  for (const sessions of [[VERIFIED_CODEX.version], ['0.100.0'], []]) {
    const service = (await world(sessions)).open();
    await service.read();
    expect(service.findings()).toEqual([]);
  }
});

it('the version follows the model list that a resumed session does not name', async () => {
  const { codexHome, open } = await world(['0.169.0']);
  await writeFile(join(codexHome, 'models_cache.json'), '{"client_version":"0.999.0"}');
  const service = open();
  await service.read();
  expect(service.inUse()).toMatchObject({
    state: 'newer',
    seen: [
      { version: '0.999.0', how: 'model-cache' },
      { version: '0.169.0', how: 'session' },
    ],
  });
});

it('what a program said of itself counts while it is the same file', async () => {
  const { bin, open } = await world();
  const file = join(bin, 'codex');
  await writeFile(file, '#!/bin/sh\n');
  await chmod(file, 0o755);
  const first = open();
  await first.read();
  expect(first.version()).toBeNull();
  await first.noteAsked(file, '0.999.0');
  expect(first.inUse().seen).toMatchObject([{ version: '0.999.0', how: 'program' }]);
  // The offer was taken.
  expect(first.findings()).toEqual([]);
  const second = open();
  await second.read();
  expect(second.version()).toBe('0.999.0');
  await new Promise((resolve) => setTimeout(resolve, 20));
  await utimes(file, new Date(), new Date());
  await second.read();
  expect(second.version()).toBeNull();
});

it('samples have no part in this machine', async () => {
  const { codexHome, open } = await world([VERIFIED_CODEX.version]);
  await writeFile(join(codexHome, 'models_cache.json'), '{"client_version":"0.999.0"}');
  const service = open(null);
  await service.read();
  expect(service.inUse().state).toBe('verified');
});

it('a state folder that cannot be written is a warning, and the offer stays', async () => {
  const { root, open, warnings } = await world(['0.999.0']);
  await writeFile(join(root, 'state'), 'a file');
  const service = open();
  await service.read();
  await service.noteOffered();
  expect(service.findings()).toHaveLength(1);
  expect(warnings).toHaveLength(1);
});
