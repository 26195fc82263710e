import {
  access,
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readlink,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as atOnce from '../../../build/fs-at-once.ts';
import { runCheck } from '../../../electron/core/governance/checks/run-check.ts';
import { documentText } from '../../../electron/core/platform/state/own-document.ts';
import { safeJson } from '../../../electron/core/views/report/safe-json.ts';
import type { CheckReport } from '../../../electron/shared/governance/checks.ts';
import { createFakeLogger } from '../../fakes/logger.ts';
import { runNode, setUpBuiltCli } from './built.ts';

async function folder(): Promise<string> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'codex-glance-check-')));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** A collector that takes every export. */
async function collector(): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{}'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/logs`;
}

describe('the built check', () => {
  const cli = setUpBuiltCli();

  it('says what the sources say, of all that is kept of earlier runs too', async () => {
    const home = await folder();
    const [codexHome, stateDir, project, bin] = ['.codex', 'state', 'project', 'bin'].map((name) =>
      join(home, name),
    );
    const env = { HOME: home, TZ: 'UTC', LANG: 'en_US.UTF-8', PATH: bin ?? '' };
    for (const path of [
      codexHome,
      stateDir,
      join(project ?? '', '.git'),
      join(project ?? '', '.codex'),
      bin,
    ]) {
      await mkdir(path ?? '', { recursive: true });
    }
    const write = (name: string, text: string) => writeFile(join(home, name), text, { mode: 0o600 });
    const endpoint = await collector();
    await write(
      '.codex/config.toml',
      `[otel]\nexporter = { otlp-http = { endpoint = "${endpoint}", protocol = "json" } }\n[projects."${project}"]\ntrust_level = "trusted"\n`,
    );
    await write('.codex/auth.json', '{"auth_mode":"chatgpt","tokens":{"account_id":"a"}}');
    await write('.codex/cloud-config-bundle-cache.json', '{"signed_payload":{}}');
    await write('project/.git/HEAD', 'ref: refs/heads/main\n');
    await write('project/.codex/config.toml', 'analytics.enabled = true\n');
    await write('bin/codex', '#!/bin/sh\n');
    await chmod(join(home, 'bin/codex'), 0o755);
    const program = join(home, 'bin/codex');
    const { ctime } = await stat(program);
    await write(
      'state/codex-versions.json',
      documentText({
        schema: 'codex-glance.codex-versions/1',
        offered: {},
        program: {
          file: program,
          changedAt: ctime.toISOString(),
          version: '0.171.0',
          askedAt: '2026-11-01T00:00:00.000Z',
        },
      }),
    );
    const options = ['--codex-home', codexHome ?? '', '--state-dir', stateDir ?? '', '--cwd', project ?? ''];
    const ran = async (...args: string[]) => {
      const running = runNode([cli.file, ...args, ...options], home, env);
      return { code: await running.ended, stdout: running.stdout(), stderr: running.stderr() };
    };
    await ran('otel', 'probe');
    const { stdout, stderr } = await ran('check', '--policy', 'regulated', '--json');
    expect(stderr).toBe('');
    const built = JSON.parse(stdout) as Pick<CheckReport, 'generatedAt'> & {
      readonly rules: readonly { readonly id: string; readonly evidence: string }[];
    };
    const evidence = (id: string) => built.rules.find((rule) => rule.id === id)?.evidence;
    expect(evidence('otel-accepted')).toMatch(/took an export of logs/);
    expect(evidence('codex-version')).toMatch(/0\.171\.0/);
    const own = await runCheck(
      {
        codexHomes: [codexHome ?? ''],
        stateDir: stateDir ?? '',
        cwd: project ?? '',
        homeDir: home,
        platform: process.platform,
        env,
        now: Date.parse(built.generatedAt),
        logger: createFakeLogger(),
        probe: null,
      },
      'regulated',
    );
    expect(built).toEqual(JSON.parse(safeJson(own)));
  }, 30_000);
});

describe('files that are read at once', () => {
  const settled = (work: Promise<unknown>) =>
    work.then(
      (value) => ({ value }),
      ({ code, path }: NodeJS.ErrnoException) => ({ code, path }),
    );

  it('answer as the ones that are waited for', async () => {
    const root = await folder();
    const at = (name: string) => join(root, name);
    await mkdir(at('folder'));
    await writeFile(at('file'), 'text', { mode: 0o600 });
    await symlink(at('file'), at('link'));
    await symlink(at('nothing'), at('broken'));
    for (const name of ['folder', 'file', 'link', 'broken', 'missing', 'file/below'].map(at)) {
      type Call = (path: string) => Promise<unknown>;
      const calls: readonly (readonly [own: Call, real: Call])[] = [
        [atOnce.stat, stat],
        [atOnce.lstat, lstat],
        [atOnce.readdir, readdir],
        [atOnce.readlink, readlink],
        [atOnce.realpath, realpath],
        [atOnce.access, access],
      ];
      for (const [own, real] of calls) {
        expect([name, real.name, await settled(own(name))]).toEqual([
          name,
          real.name,
          await settled(real(name)),
        ]);
      }
      const named = (entries: readonly { readonly name: string }[]) => entries.map((one) => one.name);
      expect(
        await settled(atOnce.readdir(name, { withFileTypes: true }).then((all) => named(all as never))),
      ).toEqual(await settled(readdir(name, { withFileTypes: true }).then(named)));
      const read = async (openFile: typeof atOnce.open | typeof open) => {
        const file = await openFile(name, 'r');
        const buffer = Buffer.alloc(3);
        const stats = await file.stat();
        const result = stats.isFile() ? await file.read(buffer, 0, 3, 1) : null;
        await file.close();
        return { size: stats.size, read: result?.bytesRead, text: buffer.toString() };
      };
      expect(await settled(read(atOnce.open))).toEqual(await settled(read(open)));
    }
  });
});
