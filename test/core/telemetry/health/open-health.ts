import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { resolveConfig } from '../../../../electron/core/config/resolve.ts';
import { readConfigStack } from '../../../../electron/core/config/stack.ts';
import type { CodexEnvironment } from '../../../../electron/core/exporters/export-plan/codex-environment.ts';
import { decideOtel } from '../../../../electron/core/privacy/otel.ts';
import { HealthService } from '../../../../electron/core/telemetry/health/health-service.ts';
import type { ProbeResult } from '../../../../electron/core/telemetry/probe/probe.ts';
import type { probeAll } from '../../../../electron/core/telemetry/probe/probe-all.ts';
import { verbatim } from '../../../../electron/shared/messages/en/words.ts';
import { defaultSettings } from '../../../../electron/shared/settings.ts';
import { createFakeClock } from '../../../fakes/clock.ts';
import { createFakeLogger } from '../../../fakes/logger.ts';
import { makeWorld } from '../../config/world.ts';

export const MINUTE = 60_000;
export const exporter = (url: string, token = 'hidden-token') =>
  `[otel.exporter.otlp-http]\nendpoint = "${url}"\nprotocol = "json"\nheaders = { x-api-key = "${token}" }\n`;

type Answer = Pick<ProbeResult, 'state' | 'reason'> & { readonly retryAfterMs?: number };

/** A service over a throw-away configuration, whose collector answers as `answers` says. */
export async function openHealth(text = exporter('http://h.example/v1/logs'), stateDir?: string) {
  const world = await makeWorld({});
  const folder = stateDir ?? mkdtempSync(join(tmpdir(), 'glance-health-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const clock = createFakeClock();
  const sent: string[] = [];
  const shown = { times: 0 };
  const chosen = { automatic: true };
  const unread: { file: ReturnType<CodexEnvironment['unread']> } = { file: null };
  let answer: Answer = { state: 'accepted', reason: verbatim('It took it.') };
  const configure = async (next: string) => {
    const { writeFile } = await import('node:fs/promises');
    await writeFile(join(world.home, 'config.toml'), next);
    const resolved = resolveConfig(await readConfigStack(world.input));
    current = { resolved, otel: decideOtel(resolved) };
  };
  let current: ReturnType<ConstructorParameters<typeof HealthService>[0]['current']>;
  await configure(text);
  const send: typeof probeAll = async (plans) =>
    plans.map((plan) => {
      sent.push(`${plan.signal} ${plan.target?.url.href}`);
      const { retryAfterMs, ...rest } = answer;
      const checkedAt = clock.now();
      const retryAt = retryAfterMs === undefined ? null : checkedAt + retryAfterMs;
      return { plan, result: { ...rest, sentence: verbatim('So it is.'), checkedAt, latencyMs: 3, retryAt } };
    });
  const again = () =>
    new HealthService({
      codexHome: world.home,
      stateDir: folder,
      env: () => ({}),
      unread: () => unread.file,
      clock,
      logger: createFakeLogger(),
      current: () => current,
      settings: () => ({ ...defaultSettings, automaticProbing: chosen.automatic }),
      onChange: () => {
        shown.times += 1;
      },
      send,
      random: () => 0,
    });
  const service = again();
  onTestFinished(() => service.close());
  await service.read();
  const advance = async (ms: number) => {
    clock.advance(ms);
    await new Promise((resolve) => setTimeout(resolve, 30));
  };
  const logs = (of = service) => of.otel().signals[0];
  return {
    service,
    again,
    clock,
    sent,
    shown,
    chosen,
    unread,
    configure,
    advance,
    logs,
    codexHome: world.home,
    file: join(folder, 'otel-health.json'),
    answers: (next: Answer) => {
      answer = next;
    },
  };
}
