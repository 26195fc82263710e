import type { ExportPlan } from '../../exporters/export-plan/plan.ts';
import { type ProbeOptions, type ProbeResult, probe } from './probe.ts';

/**
 * Probes each plan once: one after the other at one host, different hosts in parallel. Results are in the given
 * order.
 */
export async function probeAll(
  plans: readonly ExportPlan[],
  options: ProbeOptions,
  send: typeof probe = probe,
): Promise<{ readonly plan: ExportPlan; readonly result: ProbeResult }[]> {
  const queues = new Map<string, Promise<unknown>>();
  return Promise.all(
    plans.map(async (plan) => {
      const host = plan.target?.url.hostname ?? '';
      const turn = (queues.get(host) ?? Promise.resolve()).then(() => send(plan, options));
      queues.set(host, turn);
      return { plan, result: await turn };
    }),
  );
}
