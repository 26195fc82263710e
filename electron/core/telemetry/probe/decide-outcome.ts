import { probeMessage } from '../../../shared/messages/en/telemetry/probe.ts';
import { decideConnect } from './decide-connect.ts';
import { decideGrpc } from './decide-grpc-status.ts';
import { decideHttp } from './decide-http-status.ts';
import { accepted, type Decision } from './decision.ts';
import type { ProbeOutcome, SeenOutcome } from './outcome.ts';
import type { Subject } from './verdict-words.ts';

/** A slower export is reported: `codex exec` waits for the last one before it exits. Milliseconds. */
export const SLOW_MS = 1_000;

/** Decides state, reason and advice from what was observed. */
export function decideOutcome(outcome: ProbeOutcome, subject: Subject, latencyMs: number): Decision {
  if (outcome.kind === 'beyond') {
    const decision = decideKind(outcome.outcome, { ...subject, ...outcome.at });
    return { ...decision, sentence: probeMessage('probe.redirected-there', { sentence: decision.sentence }) };
  }
  const decision = decideKind(outcome, subject);
  if (decision.state !== 'accepted' || latencyMs < SLOW_MS) return decision;
  return accepted(
    probeMessage('probe.accepted-slowly', { signal: subject.signal, seconds: latencyMs / 1000 }),
  );
}

function decideKind(outcome: SeenOutcome, subject: Subject): Decision {
  switch (outcome.kind) {
    case 'http':
      return decideHttp(outcome, subject);
    case 'grpc':
      return decideGrpc(outcome, subject);
    default:
      return decideConnect(outcome, subject);
  }
}
