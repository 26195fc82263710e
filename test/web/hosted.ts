import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../electron/core/platform/ports.ts';
import { systemClock } from '../../electron/core/platform/system-clock.ts';
import { startWebHost, type WebHost } from '../../electron/web/web-host.ts';
import { createFakeGlance, type FakeGlance } from '../fakes/glance.ts';
import { createFakeLogger } from '../fakes/logger.ts';
import { request } from './raw-http.ts';

/** A small built page in a temporary folder, removed after the test. */
export async function makePage(): Promise<string> {
  const pageDir = await mkdtemp(join(tmpdir(), 'codex-glance-page-'));
  onTestFinished(() => rm(pageDir, { recursive: true, force: true }));
  await mkdir(join(pageDir, 'assets'));
  await writeFile(join(pageDir, 'index.html'), '<!doctype html><title>Codex Glance</title>');
  await writeFile(join(pageDir, 'assets', 'index-1.js'), 'export {};');
  await writeFile(join(pageDir, 'assets', 'index-1.css'), 'body{}');
  await writeFile(join(pageDir, 'assets', 'index-1.js.map'), '{}');
  return pageDir;
}

export interface Hosted {
  readonly host: WebHost;
  readonly glance: FakeGlance;
  readonly token: string;
  /** Opens the one-time URL and gives the `Cookie` header. */
  signIn(): Promise<string>;
}

/** A running browser host over a fake Glance, closed after the test. */
export async function startHosted(clock: Clock = systemClock): Promise<Hosted> {
  const glance = createFakeGlance();
  const host = await startWebHost({
    glance,
    pageDir: await makePage(),
    port: 0,
    logger: createFakeLogger(),
    clock,
  });
  onTestFinished(() => host.close());
  const token = new URL(host.url).searchParams.get('token') ?? '';
  return {
    host,
    glance,
    token,
    async signIn() {
      const answer = await request(host.port, { path: `/?token=${token}` });
      return answer.headers['set-cookie']?.split(';')[0] ?? '';
    },
  };
}
