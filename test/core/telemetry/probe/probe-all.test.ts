import { expect, test } from 'vitest';
import type { ExportPlan } from '../../../../electron/core/exporters/export-plan/plan.ts';
import { probeAll } from '../../../../electron/core/telemetry/probe/probe-all.ts';
import { verbatim } from '../../../../electron/shared/messages/en/words.ts';
import { planFor } from '../../../collectors/probed.ts';

const plan = (signal: ExportPlan['signal'], url: string): ExportPlan => planFor(url, { signal });

test('one after the other at one host, hosts side by side', async () => {
  const running = new Map<string, number>();
  let most = 0;
  let together = 0;
  const plans = [
    plan('logs', 'http://a.example:4318/v1/logs'),
    plan('traces', 'http://b.example/v1/traces'),
    plan('metrics', 'http://a.example:9999/v1/metrics'),
  ];
  const results = await probeAll(plans, { now: Date.now }, async ({ target, signal }) => {
    const host = target?.url.hostname ?? '';
    running.set(host, (running.get(host) ?? 0) + 1);
    most = Math.max(most, running.get(host) ?? 0);
    together = Math.max(
      together,
      [...running.values()].reduce((all, one) => all + one, 0),
    );
    await new Promise((resolve) => setTimeout(resolve, 5));
    running.set(host, (running.get(host) ?? 0) - 1);
    const sentence = verbatim(signal);
    return { state: 'accepted', reason: sentence, sentence, checkedAt: 0, latencyMs: 1, retryAt: null };
  });
  expect(results.map(({ result }) => result.reason)).toEqual(['logs', 'traces', 'metrics']);
  expect({ most, together }).toEqual({ most: 1, together: 2 });
});
