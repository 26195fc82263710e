import { analyticsMessage } from '../../shared/messages/en/privacy/analytics.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { Analytics, AnalyticsChannel } from '../../shared/telemetry/telemetry.ts';
import type { AuthKind } from '../../shared/usage.ts';
import { inDoubt, uncertaintyOf, uncertaintyOfAll } from '../config/certainty.ts';
import { layerPlace, saidBy } from '../config/layers/layer-name.ts';
import { type ResolvedConfig, type ResolvedValue, resolvedValue } from '../config/resolve.ts';
import type { KeyPath } from '../config/toml/toml.ts';
import { exporterKeys } from '../exporters/exporter.ts';
import { analyticsChannels } from './analytics-channels.ts';

/**
 * Decides whether the next Codex process sends analytics, who decided that, and what each surface sends over each
 * channel. What depends on rules that are not verified with the Codex in use, or on an unknown layer, is null or
 * `unknown`, with the reason.
 */
export function decideAnalytics(resolved: ResolvedConfig, auth: AuthKind = null): Analytics {
  const byRules = analyticsByRules(resolved, auth);
  const ofSwitch = uncertaintyOf(resolved, ['analytics', 'enabled']);
  const ofFeedback = uncertaintyOf(resolved, ['feedback', 'enabled']);
  return {
    ...byRules,
    ...(ofSwitch === null ? {} : { enabled: null, reason: inDoubt(resolved, ofSwitch, byRules.reason) }),
    channels: byRules.channels.map((channel) => {
      const uncertainty = uncertaintyOfAll(resolved, decisive[channel.id]);
      // A certain opt-out stops metrics with any exporter.
      const isOff = channel.id === 'metrics' && ofSwitch === null && byRules.enabled === false;
      if (uncertainty === null || isOff) return channel;
      return { ...channel, state: 'unknown', reason: inDoubt(resolved, uncertainty, channel.reason) };
    }),
    feedback: { ...byRules.feedback, ...(ofFeedback === null ? {} : { enabled: null }) },
  };
}

/** The keys that decide whether a channel sends. */
const decisive: Readonly<Record<AnalyticsChannel['id'], readonly KeyPath[]>> = {
  events: [['analytics', 'enabled']],
  metrics: [
    ['analytics', 'enabled'],
    ['otel', 'metrics_exporter'],
  ],
  feedback: [['feedback', 'enabled']],
  otel: Object.values(exporterKeys).map(({ key }) => ['otel', key]),
};

/**
 * Decides the same by the last known rules and the known layers, ignoring uncertainty. `auth` only affects the
 * reasons: the switch is the same for every sign-in.
 */
export function analyticsByRules(resolved: ResolvedConfig, auth: AuthKind = null): Analytics {
  const analytics = resolvedValue(resolved, ['analytics', 'enabled']);
  const feedback = resolvedValue(resolved, ['feedback', 'enabled']);
  return {
    enabled: isEnabled(resolved, analytics),
    origin: analytics.origin,
    locked: analytics.locked,
    reason: analyticsReason(resolved, analytics),
    channels: analyticsChannels(resolved, auth),
    feedback: {
      // Codex accepts reports unless this is false.
      enabled: feedback.value !== false,
      origin: feedback.origin,
      locked: feedback.locked,
    },
  };
}

/**
 * Codex sends unless the value is exactly false. With an invalid configuration only a value that still applies
 * decides.
 */
function isEnabled({ invalid }: ResolvedConfig, { value }: ResolvedValue): boolean | null {
  return invalid !== null && value === null ? null : value !== false;
}

function analyticsReason({ invalid }: ResolvedConfig, { value, origin }: ResolvedValue): Message {
  const decided =
    typeof value === 'boolean'
      ? analyticsMessage('analytics.decided', { on: value, by: saidBy(origin) })
      : null;
  if (invalid === null) return decided ?? analyticsMessage('analytics.by-default');
  const place = layerPlace(invalid);
  if (decided !== null) return analyticsMessage('analytics.decided-beside-invalid', { decided, place });
  switch (invalid.effect) {
    case 'without-user':
      return analyticsMessage('analytics.invalid.without-user', { place });
    case 'bare':
      return analyticsMessage('analytics.invalid.bare', { place });
    case 'refuses':
      return analyticsMessage('analytics.invalid.refuses', { place });
  }
}
