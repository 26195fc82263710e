import { knownBehaviourMessage } from '../../shared/messages/en/config/known-behaviour.ts';
import type { Message } from '../../shared/messages/message.ts';
/**
 * What Codex was seen to do with its configuration where people commonly assume something else. Each entry
 * is a kind of finding; the finding says where on this machine it matters.
 */
export interface KnownBehaviour {
  /** The finding's `kind`. */
  readonly kind: string;
  /** What is commonly assumed instead. */
  readonly assumption: string;
  /** What Codex does, in the words of the finding. */
  readonly actual: Message;
  /** How it is known. */
  readonly proof: Message;
  /** The Codex version it was seen with: a fact of that day, whatever was verified since. */
  readonly seenWith: string;
  /** The first version that does so; null where older ones were not asked. */
  readonly since: string | null;
  /** The day it was seen, `YYYY-MM-DD`. */
  readonly on: string;
  readonly remedy: Message;
}

/**
 * When most entries were seen: by `test/lab/known-behaviour.test.ts`, and the one of Windows in the strings of its
 * program. A new verified version does not change it: seeing one again does.
 */
const seen = { seenWith: '0.171.0', on: '2026-11-30' } as const;

/** Every such difference that Glance knows, in one place. To be asked again with each new Codex. */
export const knownBehaviour = [
  {
    ...seen,
    kind: 'config.requirements.analytics-ignored',
    assumption: '[analytics] in requirements.toml switches analytics off for everyone.',
    actual: knownBehaviourMessage('known-behaviour.requirements.analytics-ignored.actual'),
    proof: knownBehaviourMessage('known-behaviour.requirements.analytics-ignored.proof'),
    since: '0.150.0',
    remedy: knownBehaviourMessage('known-behaviour.requirements.analytics-ignored.remedy'),
  },
  {
    ...seen,
    kind: 'config.project.analytics-on',
    assumption: 'A repository cannot change what you decided about analytics.',
    actual: knownBehaviourMessage('known-behaviour.project.analytics-on.actual'),
    proof: knownBehaviourMessage('known-behaviour.project.analytics-on.proof'),
    since: null,
    remedy: knownBehaviourMessage('known-behaviour.project.analytics-on.remedy'),
  },
  {
    ...seen,
    kind: 'config.project.feedback-on',
    assumption: 'A repository cannot switch feedback back on.',
    actual: knownBehaviourMessage('known-behaviour.project.feedback-on.actual'),
    proof: knownBehaviourMessage('known-behaviour.project.feedback-on.proof'),
    since: null,
    remedy: knownBehaviourMessage('known-behaviour.project.analytics-on.remedy'),
  },
  {
    ...seen,
    kind: 'config.invalid',
    assumption: 'A mistake in config.toml stops Codex, so nothing is sent.',
    actual: knownBehaviourMessage('known-behaviour.invalid.actual'),
    proof: knownBehaviourMessage('known-behaviour.invalid.proof'),
    since: null,
    remedy: knownBehaviourMessage('known-behaviour.invalid.remedy'),
  },
  {
    ...seen,
    kind: 'config.managed.not-read',
    assumption: 'managed_config.toml in CODEX_HOME is enforced on Windows.',
    actual: knownBehaviourMessage('known-behaviour.managed.not-read.actual'),
    proof: knownBehaviourMessage('known-behaviour.managed.not-read.proof'),
    since: null,
    remedy: knownBehaviourMessage('known-behaviour.managed.not-read.remedy'),
  },
  {
    ...seen,
    kind: 'otel.exporter.two-kinds',
    assumption: 'The higher of two layers decides the exporter.',
    actual: knownBehaviourMessage('known-behaviour.otel.exporter.two-kinds.actual'),
    proof: knownBehaviourMessage('known-behaviour.otel.exporter.two-kinds.proof'),
    since: null,
    remedy: knownBehaviourMessage('known-behaviour.otel.exporter.two-kinds.remedy'),
  },
  {
    seenWith: '0.165.0',
    on: '2026-11-23',
    kind: 'config.requirements.otel-not-enforced',
    assumption: '[otel] in requirements.toml is enforced.',
    actual: knownBehaviourMessage('known-behaviour.requirements.otel-not-enforced.actual'),
    proof: knownBehaviourMessage('known-behaviour.requirements.otel-not-enforced.proof'),
    since: null,
    remedy: knownBehaviourMessage('known-behaviour.requirements.otel-not-enforced.remedy'),
  },
  {
    ...seen,
    kind: 'config.user.can-be-skipped',
    assumption: 'An opt-out in config.toml holds for every run.',
    actual: knownBehaviourMessage('known-behaviour.user.can-be-skipped.actual'),
    proof: knownBehaviourMessage('known-behaviour.user.can-be-skipped.proof'),
    since: null,
    remedy: knownBehaviourMessage('known-behaviour.user.can-be-skipped.remedy'),
  },
  {
    ...seen,
    kind: 'config.profile.differs',
    assumption: 'A profile changes the model, not what is sent.',
    actual: knownBehaviourMessage('known-behaviour.profile.differs.actual'),
    proof: knownBehaviourMessage('known-behaviour.profile.differs.proof'),
    since: null,
    remedy: knownBehaviourMessage('known-behaviour.profile.differs.remedy'),
  },
  {
    ...seen,
    kind: 'config.unknown-keys',
    assumption: 'Codex refuses a key that it does not know.',
    actual: knownBehaviourMessage('known-behaviour.unknown-keys.actual'),
    proof: knownBehaviourMessage('known-behaviour.unknown-keys.proof'),
    since: null,
    remedy: knownBehaviourMessage('known-behaviour.unknown-keys.remedy'),
  },
  {
    ...seen,
    kind: 'otel.tls.missing-file',
    assumption: 'A missing certificate only keeps telemetry from arriving.',
    actual: knownBehaviourMessage('known-behaviour.otel.tls.missing-file.actual'),
    proof: knownBehaviourMessage('known-behaviour.otel.tls.missing-file.proof'),
    since: null,
    remedy: knownBehaviourMessage('known-behaviour.otel.tls.missing-file.remedy'),
  },
  {
    ...seen,
    kind: 'config.order.options-below-managed',
    assumption: 'managed_config.toml holds defaults that `-c` overrules.',
    actual: knownBehaviourMessage('known-behaviour.order.options-below-managed.actual'),
    proof: knownBehaviourMessage('known-behaviour.order.options-below-managed.proof'),
    since: null,
    remedy: knownBehaviourMessage('known-behaviour.order.options-below-managed.remedy'),
  },
] as const satisfies readonly KnownBehaviour[];

export type KnownBehaviourKind = (typeof knownBehaviour)[number]['kind'];

/** Returns the words of a finding: what Codex does and how that is known, and what can be done. */
export function wordsOf(kind: KnownBehaviourKind): { readonly detail: Message; readonly remedy: Message } {
  const behaviour: KnownBehaviour | undefined = knownBehaviour.find((one) => one.kind === kind);
  if (behaviour === undefined) throw new Error(`No behaviour of the kind ${kind}.`);
  const { actual, proof, seenWith, on, remedy } = behaviour;
  return {
    detail: knownBehaviourMessage('known-behaviour.seen', { actual, version: seenWith, day: on, proof }),
    remedy,
  };
}
