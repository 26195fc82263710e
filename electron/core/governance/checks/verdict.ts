import { checkMessage } from '../../../shared/messages/en/governance/checks.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { Origin } from '../../../shared/origin.ts';
import { uncertaintyOfAll } from '../../config/certainty.ts';
import type { ConfigLayer } from '../../config/layers/layer.ts';
import { layerName } from '../../config/layers/layer-name.ts';
import type { KeyPath } from '../../config/toml/toml.ts';
import type { CheckFacts } from './facts/check-facts.ts';
import { type Cause, causeOf, changeRemedy, requireRemedy } from './remedy.ts';

/** What a rule decides, and why. */
export interface Verdict {
  readonly state: 'passed' | 'failed' | 'not-known';
  /** A sentence. */
  readonly evidence: Message;
  /** A sentence; null where it passes. */
  readonly remedy: Message | null;
  readonly cause: Cause | null;
}

/** Makes the verdict of a rule that passes. */
export function passed(evidence: Message): Verdict {
  return { state: 'passed', evidence, remedy: null, cause: null };
}

/** Makes the verdict of a rule that fails. */
export function failed(evidence: Message, remedy: Message, cause: Cause | null = null): Verdict {
  return { state: 'failed', evidence, remedy, cause };
}

/** Makes the verdict of a rule that fails by a value, which is to be changed where it is set. */
export function failedByValue(facts: CheckFacts, origin: Origin, path: KeyPath, evidence: Message): Verdict {
  return failed(evidence, changeRemedy(facts, origin, path), causeOf(origin));
}

/**
 * Makes the verdict of a rule that fails until requirements say it. `origin` is where it is said otherwise; null where
 * it is not said at all.
 */
export function failedByRequirements(
  facts: CheckFacts,
  origin: Origin | null,
  path: KeyPath,
  evidence: Message,
): Verdict {
  return failed(evidence, requireRemedy(facts, path), causeOf(origin));
}

/** Sentences that say themselves that something is not known. */
const notKnownAlready: ReadonlySet<string> = new Set([
  'certainty.file',
  'certainty.version',
  'certainty.cloud',
]);

/** Makes the verdict of a rule that cannot be decided; `reason` is a clause, or a sentence that says so itself. */
export function notKnown(reason: Message, remedy: Message | null = null): Verdict {
  const evidence = notKnownAlready.has(reason.id) ? reason : checkMessage('check.not-known', { reason });
  return { state: 'not-known', evidence, remedy, cause: null };
}

/** Says that a rule over these keys cannot be decided, also where Codex does not start; null where it can. */
export function unknownBy({ resolved }: CheckFacts, paths: readonly KeyPath[]): Verdict | null {
  if (resolved.invalid?.effect === 'refuses') return notKnown(checkMessage('check.refuses'));
  const uncertainty = uncertaintyOfAll(resolved, paths);
  if (uncertainty === null) return null;
  return notKnown(uncertainty.reason, checkMessage('check.remedy.doctor'));
}

/** Makes the verdict of a rule that fails by the first layer whose file is broken; null where none is. */
export function failedByBroken(layers: readonly ConfigLayer[]): Verdict | null {
  for (const { error, origin } of layers) {
    if (error === null || error.kind === 'not-read') continue;
    const { file, line, message } = error;
    return failed(
      checkMessage('check.config.broken', { layer: layerName(origin), message }),
      checkMessage('check.remedy.mend', { file, line }),
      { file, line },
    );
  }
  return null;
}
