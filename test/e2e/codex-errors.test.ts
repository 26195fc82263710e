import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { readLogDatabase } from '../../electron/core/telemetry/health/log-database.ts';
import type { GlanceApi } from '../../electron/shared/contract/contract.ts';
import type { Snapshot } from '../../electron/shared/snapshot.ts';
import { runNode } from '../cli/built/built.ts';
import { documentOf } from '../cli/command.ts';
import { closedPort } from '../collectors/servers.ts';
import { Codex } from '../lab/codex/codex.ts';
import { Provider } from '../lab/provider/provider.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';
import { serve } from './served.ts';
import { setUpTrayWorld } from './shell/tray-world.ts';

const script = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const world = setUpTrayWorld();

/** A Codex home in which an app-server of the real Codex wrote down that its exports failed. */
let codex: Codex;
let provider: Provider;
let home: string;

beforeAll(async () => {
  const port = await closedPort();
  const exporter = (path: string) =>
    `{ otlp-http = { endpoint = "http://127.0.0.1:${port}${path}", protocol = "json" } }`;
  provider = await Provider.open();
  codex = new Codex({
    provider,
    config: `[otel]\nexporter = ${exporter('/v1/logs')}\ntrace_exporter = ${exporter('/v1/traces')}\n`,
  });
  home = codex.home;
  const server = await codex.appServer();
  const started = Date.now();
  await server.turn(await server.startThread(), 'Hello');
  // Codex writes its rows about every 10 s.
  for (;;) {
    const log = await readLogDatabase(join(home, 'logs_2.sqlite'), started);
    if (log.state === 'read' && log.errors.length > 1) break;
    await sleep(500);
  }
  await server.close();
}, 60_000);
afterAll(async () => {
  await codex?.[Symbol.asyncDispose]();
  await provider?.[Symbol.asyncDispose]();
});

const seen = { reason: 'refused', sentence: 'Codex could not connect to the collector.' };

/** Of a message, or of its text as `--json` prints it. */
function textOf(said: unknown): string {
  return typeof said === 'string' ? said : String((said as { text?: string } | undefined)?.text);
}

function expectShown(otel: Snapshot['otel']): void {
  const { codexErrors, verdict } = otel.signals[0] ?? {};
  expect({ ...codexErrors, sentence: textOf(codexErrors?.sentence) }).toMatchObject(seen);
  expect(verdict?.level).toBe('bad');
  // A host may have tested the export itself by now.
  expect(textOf(verdict?.sentence)).toMatch(
    /^(Codex itself failed within the hour; the export was not tested since|Probe and Codex agree: exports fail)\.$/,
  );
  expect(otel.findings.map(({ kind }) => kind)).not.toContain('otel.codex-log.unreadable');
}

it.each(['otel', 'status'])('the built command line shows them: %s', async (command) => {
  const state = temporaryFolder();
  const places = ['--codex-home', home, '--state-dir', state, '--cwd', state];
  const json = runNode([script, command, ...places, '--json'], state);
  expect(await json.ended).toBe(0);
  const document = documentOf(json.stdout()) as unknown as Snapshot & Snapshot['otel'];
  expectShown(command === 'status' ? document.otel : document);
  const text = runNode([script, 'otel', ...places, '--no-color'], state);
  expect(await text.ended).toBe(0);
  expect(text.stdout()).toContain("Codex's newest error: Codex could not connect to the collector.");
});

it('the built browser host shows them', async () => {
  const host = await serve(home);
  onTestFinished(() => host.stop());
  const opened = await fetch(host.url, { redirect: 'manual' });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  await vi.waitFor(
    async () => {
      const answer = await fetch(new URL('/api/request', host.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-codex-glance': '1', cookie },
        body: JSON.stringify({ name: 'snapshot.get', payload: {} }),
      });
      expectShown(((await answer.json()) as { value: Snapshot }).value.otel);
    },
    { timeout: 15_000, interval: 100 },
  );
});

it('the tray app shows them', async () => {
  const app = world.launch([], { CODEX_HOME: home });
  await vi.waitFor(() => app.evaluate(({ outside }) => outside.clickTray()), {
    timeout: 10_000,
    interval: 50,
  });
  const page = await app.page();
  await vi.waitFor(
    async () => {
      const otel = await page.evaluate(async () => {
        const { glance } = window as unknown as { glance: GlanceApi };
        const result = await glance.getSnapshot();
        return result.ok ? result.value.otel : null;
      });
      if (otel === null) throw new Error('There is no Snapshot.');
      expectShown(otel);
    },
    { timeout: 15_000, interval: 100 },
  );
});
