import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, onTestFinished, test, vi } from 'vitest';
import { snapshotSchema } from '../../electron/shared/schema/snapshot.ts';
import { asDocument } from '../setup/as-document.ts';
import { createWholeGlance } from '../setup/whole-glance.ts';
import { using } from './probed.ts';
import { serveHttp } from './servers.ts';

/** A running Glance over a throw-away home, and a collector that knows one token. */
async function open() {
  const server = await using(
    serveHttp((request, response) => {
      response.writeHead(request.headers['x-api-key'] === 'hidden-right' ? 200 : 401).end();
    }),
  );
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'glance-probe-')));
  const home = join(root, 'home');
  mkdirSync(home);
  const configure = (token: string) =>
    writeFileSync(
      join(home, 'config.toml'),
      `[otel.exporter.otlp-http]\nendpoint = "http://127.0.0.1:${server.port}/v1/logs"\nprotocol = "json"\nheaders = { x-api-key = "${token}" }\n`,
    );
  configure('hidden-wrong');
  const glance = createWholeGlance({ codexHome: home, stateDir: join(root, 'state'), folder: root });
  onTestFinished(async () => {
    await glance.close();
    rmSync(root, { recursive: true, force: true });
  });
  const health = () => glance.store.getState().otel.signals[0]?.health;
  return { glance, server, configure, health };
}

test('nothing is sent until a person looks; then Glance follows the settings', {
  timeout: 40_000,
}, async () => {
  const { glance, server, configure, health } = await open();
  await glance.start();
  configure('hidden-other');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(server.requests).toEqual([]);
  expect(health()?.state).toBe('untested');
  glance.onViewed();
  await vi.waitFor(() => expect(health()).toMatchObject({ state: 'failing', reason: 'auth' }), 3_000);
  const snapshot = glance.store.getState();
  expect(health()?.sentence).toBe('The collector answered 401: the header x-api-key is wrong or expired.');
  expect(v.is(snapshotSchema, asDocument(snapshot))).toBe(true);
  expect(JSON.stringify(snapshot)).not.toContain('hidden');
  configure('hidden-right');
  await vi.waitFor(() => expect(health()?.state).toBe('accepted'), { timeout: 20_000, interval: 100 });
  const { history } = glance.store.getState().otel.signals[0] ?? {};
  expect(history?.map(({ state }) => state)).toEqual(['failing', 'accepted']);
  expect(server.requests).toHaveLength(2);
});

test('asked for, it is in the Snapshot when the answer comes', async () => {
  const { glance, health } = await open();
  await glance.load();
  await glance.probeOtel(['logs']);
  expect(health()).toMatchObject({ state: 'failing', reason: 'auth' });
});

test('of samples nobody is asked', async () => {
  const { glance, server } = await open();
  await glance.load();
  await glance.setDemo(true);
  await glance.probeOtel();
  expect(server.requests).toEqual([]);
});
