import { type ExportPlan, headerNames } from '../../exporters/export-plan/plan.ts';
import { decideOutcome } from './decide-outcome.ts';
import type { Decision } from './decision.ts';
import { probeGrpc } from './grpc-probe.ts';
import { type ProbeContext, probeHttp } from './http-probe.ts';
import type { ProbeOutcome } from './outcome.ts';
import { readTlsMaterial } from './tls-material.ts';
import type { Subject } from './verdict-words.ts';

/** Codex waits up to 10 s; a user who asked should not. Milliseconds. */
export const PROBE_TIMEOUT_MS = 5_000;

export interface ProbeResult extends Decision {
  /** Milliseconds since the epoch. */
  readonly checkedAt: number;
  /** From the connection to the answer, in milliseconds; null where nothing was sent. */
  readonly latencyMs: number | null;
  /** When the collector may be asked again, in milliseconds since the epoch. */
  readonly retryAt: number | null;
}

export interface ProbeOptions {
  readonly now: () => number;
  readonly timeoutMs?: number;
}

/**
 * Sends one empty export as Codex would send a full one: to the same URL, in the same protocol, with the same headers
 * and TLS files. It has no record and nothing about the user. Never throws and ends in time.
 */
export async function probe(plan: ExportPlan, options: ProbeOptions): Promise<ProbeResult> {
  const { now, timeoutMs = PROBE_TIMEOUT_MS } = options;
  const prepared = await prepare(plan, now, timeoutMs);
  const sent = 'tls' in prepared;
  const started = performance.now();
  const outcome = sent ? await send(plan, prepared) : prepared;
  const latencyMs = Math.round((performance.now() - started) * 10) / 10;
  const at = now();
  const retryAfterMs = 'retryAfterMs' in outcome ? outcome.retryAfterMs : null;
  return {
    ...decideOutcome(outcome, subjectOf(plan), latencyMs),
    checkedAt: at,
    latencyMs: sent && outcome.kind !== 'unusable' ? latencyMs : null,
    retryAt: retryAfterMs === null ? null : at + retryAfterMs,
  };
}

/** Reads what is needed to send, before the time is measured. */
async function prepare(
  plan: ExportPlan,
  now: () => number,
  timeoutMs: number,
): Promise<ProbeContext | Extract<ProbeOutcome, { kind: 'unusable' | 'endpoint' }>> {
  const { target, fault, headers, protocol } = plan;
  if (target === null) return { kind: 'endpoint', fault: fault ?? 'not-a-uri' };
  // Codex sends it with a body of another length.
  const length = headers.sent.find(([name]) => name === 'content-length')?.[1];
  if (length !== undefined && (protocol === 'grpc' || /^\d+$/.test(length))) {
    return { kind: 'unusable', problem: 'length', subject: 'content-length' };
  }
  // Plain connections need none of it, and Codex does not start with a missing file.
  const { ca, certificate, key } = plan.tls;
  const named = ca !== null || certificate !== null || key !== null;
  const needed = named || target.url.protocol === 'https:' || plan.proxy?.secure === true;
  const read = needed ? await readTlsMaterial(plan.tls, protocol) : ({ ok: true, material: {} } as const);
  if (!read.ok) return { kind: 'unusable', problem: read.problem, subject: read.file };
  return { url: target.url, tls: read.material, timeoutMs, now };
}

function send(plan: ExportPlan, context: ProbeContext): Promise<ProbeOutcome> {
  return plan.protocol === 'grpc' ? probeGrpc(plan, context) : probeHttp(plan, context);
}

function subjectOf({ signal, protocol, target, headers, tls, proxy }: ExportPlan): Subject {
  return {
    signal,
    protocol,
    url: target?.url ?? null,
    headerNames: headerNames(headers),
    droppedHeaders: headers.dropped,
    proxy: proxy?.variable ?? null,
    clientCertificate: tls.certificate !== null,
  };
}
