import type { PostureEntry } from '../../../../shared/governance/posture.ts';
import { postureMessage } from '../../../../shared/messages/en/governance/posture.ts';
import { isRequirement } from '../../../config/layers/layer.ts';
import { valueAt } from '../../../config/toml/toml.ts';
import { decideAnalytics } from '../../../privacy/analytics.ts';
import { decideOtel } from '../../../privacy/otel.ts';
import type { PostureFacts } from '../facts/posture-facts.ts';
import { entry, requirementEntry, settingEntry } from './setting-entry.ts';

/** What is kept, and what leaves the machine. */
export function dataEntries(facts: PostureFacts): PostureEntry[] {
  return [
    requirementEntry(facts, 'data.residency', ['enforce_residency'], (value) =>
      value === null ? postureMessage('posture.residency.none') : null,
    ),
    settingEntry(facts, 'data.history', ['history', 'persistence'], (value) =>
      value === 'none' ? null : postureMessage('posture.history.kept'),
    ),
    sessionsEntry(facts),
    analyticsEntry(facts),
    promptsEntry(facts),
    feedbackEntry(facts),
  ];
}

function sessionsEntry({ sessions }: PostureFacts): PostureEntry {
  if (sessions === null) {
    return entry('data.rollouts', { note: postureMessage('posture.rollouts.unknown') });
  }
  const { files, bytes } = sessions;
  return entry('data.rollouts', { value: { files, bytes }, note: postureMessage('posture.rollouts') });
}

/** Requirements have no `analytics`: what one says of it is ignored. */
function analyticsEntry({ resolved, auth }: PostureFacts): PostureEntry {
  const { enabled, origin, locked, reason } = decideAnalytics(resolved, auth);
  const isRequired = resolved.layersInOrder.some(({ layer }) => {
    const said = isRequirement(layer.origin.layer) ? valueAt(layer.table, ['analytics', 'enabled']) : null;
    return typeof said === 'boolean' && said !== enabled;
  });
  const note = isRequired ? postureMessage('posture.analytics.requirement-ignored', { reason }) : reason;
  return entry('data.analytics', { value: enabled, origin, locked: enabled === null ? null : locked, note });
}

function promptsEntry({ resolved }: PostureFacts): PostureEntry {
  const { value, origin, locked, reason = null } = decideOtel(resolved).logUserPrompt;
  return entry('data.prompt-logging', {
    value,
    origin,
    locked: value === null ? null : locked,
    note: reason,
  });
}

function feedbackEntry({ resolved, auth }: PostureFacts): PostureEntry {
  const { feedback, channels } = decideAnalytics(resolved, auth);
  const { enabled, origin, locked } = feedback;
  const note = channels.find(({ id }) => id === 'feedback')?.reason ?? null;
  return entry('data.feedback', { value: enabled, origin, locked: enabled === null ? null : locked, note });
}
