import type { PostureEntry } from '../../../../shared/governance/posture.ts';
import { postureMessage } from '../../../../shared/messages/en/governance/posture.ts';
import { healthSentence } from '../../../../shared/telemetry/telemetry.ts';
import { decideOtel } from '../../../privacy/otel.ts';
import type { PostureFacts } from '../facts/posture-facts.ts';
import { entry, requirementEntry } from './setting-entry.ts';

/** What an organisation sees of Codex. */
export function monitoringEntries(facts: PostureFacts): PostureEntry[] {
  return [
    ...signalEntries(facts),
    requirementEntry(facts, 'monitoring.managed-hooks-only', ['allow_managed_hooks_only'], (value) =>
      value === true ? null : postureMessage('posture.hooks-only.open'),
    ),
  ];
}

function signalEntries({ resolved }: PostureFacts): PostureEntry[] {
  return decideOtel(resolved).signals.map(({ signal, exporter, endpoint, origin, locked, health }) => {
    const value = exporter === 'invalid' ? null : endpoint === null ? { exporter } : { exporter, endpoint };
    return entry(`monitoring.otel-${signal}`, { value, origin, locked, note: healthSentence(health) });
  });
}
