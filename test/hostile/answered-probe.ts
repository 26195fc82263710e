import { expect } from 'vitest';
import { type ProbeResult, probe } from '../../electron/core/telemetry/probe/probe.ts';
import { type Aim, planFor } from '../collectors/probed.ts';

/**
 * One answer to a probe, and what is said of it. Whatever answers, the probe ends in time, throws nothing, keeps
 * nothing open, and shows nothing of a secret that it sent.
 */
export interface AnswerRow {
  readonly name: string;
  readonly state: ProbeResult['state'];
  readonly reason?: string;
  readonly says?: RegExp;
}

export const TIMEOUT_MS = 700;
export const SECRET = 'hunter2-hunter2';

/** Probes a port of this machine with a secret in a header. */
export async function askProbe(port: number, aim: Aim): Promise<ProbeResult> {
  const plan = planFor(`http://127.0.0.1:${port}/v1/logs`, { ...aim, headers: { 'x-api-key': SECRET } });
  const started = performance.now();
  const result = await probe(plan, { now: Date.now, timeoutMs: TIMEOUT_MS });
  // What a port speaks is asked after that, for one more second each.
  expect(performance.now() - started).toBeLessThan(TIMEOUT_MS + 4_000);
  expect(JSON.stringify(result)).not.toContain(SECRET);
  expect(result.sentence).toMatch(/^\P{C}+$/u);
  return result;
}

/** Expects of a result what a row says. */
export function expectRow(result: ProbeResult, { state, reason, says }: Omit<AnswerRow, 'name'>): void {
  expect(result).toMatchObject({ state, ...(reason === undefined ? {} : { reason }) });
  if (says !== undefined) expect(result.sentence).toMatch(says);
}
