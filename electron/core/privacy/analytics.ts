import { textOf } from '../../shared/messages/message.ts';
import type { Analytics, AnalyticsChannel } from '../../shared/telemetry.ts';
import type { AuthKind } from '../../shared/usage.ts';
import {
  notKnown,
  refusedByVerified,
  type Uncertainty,
  uncertaintyOf,
  uncertaintyOfAll,
} from '../config/certainty.ts';
import { saidBy } from '../config/layers/layer-name.ts';
import { type ResolvedConfig, type ResolvedValue, resolvedValue } from '../config/resolve.ts';
import type { KeyPath } from '../config/toml/toml.ts';
import { exporterKeys } from '../exporters/exporter.ts';
import { analyticsChannels } from './analytics-channels.ts';
import { capital, invalidPlace } from './invalid-words.ts';

/**
 * Decides whether the next Codex process sends analytics, who decided that, and what each surface sends
 * over each channel. What hangs on rules that are not verified with the Codex in use, or on a layer that
 * is not known, is null or `unknown`, with the reason.
 */
export function decideAnalytics(resolved: ResolvedConfig, auth: AuthKind = null): Analytics {
  const byRules = analyticsByRules(resolved, auth);
  const refused = refusedByVerified(resolved);
  const say = (uncertainty: Uncertainty, reason: string) =>
    refused === null ? notKnown(uncertainty, reason) : `Not known: ${refused}`;
  const ofSwitch = uncertaintyOf(resolved, ['analytics', 'enabled']);
  const ofFeedback = uncertaintyOf(resolved, ['feedback', 'enabled']);
  return {
    ...byRules,
    ...(ofSwitch === null ? {} : { enabled: null, reason: say(ofSwitch, textOf(byRules.reason)) }),
    channels: byRules.channels.map((channel) => {
      const uncertainty = uncertaintyOfAll(resolved, decisive[channel.id]);
      // An opt-out that is certain stops metrics, whichever exporter they have.
      const isOff = channel.id === 'metrics' && ofSwitch === null && byRules.enabled === false;
      if (uncertainty === null || isOff) return channel;
      return { ...channel, state: 'unknown', reason: say(uncertainty, textOf(channel.reason)) };
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
 * Decides the same by the last known rules and the layers that are known, whatever is uncertain about
 * them. `auth` only words the reasons: the switch is the same for every sign-in.
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
      // Codex takes reports unless told not to.
      enabled: feedback.value !== false,
      origin: feedback.origin,
      locked: feedback.locked,
    },
  };
}

/** Codex sends unless the value is exactly false. With an invalid configuration only a value that still counts decides. */
function isEnabled({ invalid }: ResolvedConfig, { value }: ResolvedValue): boolean | null {
  return invalid !== null && value === null ? null : value !== false;
}

function analyticsReason({ invalid }: ResolvedConfig, { value, origin }: ResolvedValue): string {
  const decided = typeof value === 'boolean' ? `${value ? 'On' : 'Off'}, because ${saidBy(origin)}` : null;
  if (invalid === null) return decided ?? 'On: nothing switches it off, and Codex sends by default';
  const place = invalidPlace(invalid);
  if (decided !== null) return `${decided}. ${capital(place)} is invalid and does not count`;
  switch (invalid.effect) {
    case 'without-user':
      return `${capital(place)} is invalid, so no opt-out in your own files is in force: Codex in the IDE and the desktop app sends, the TUI and exec do not start`;
    case 'bare':
      return `${capital(place)} is invalid, so no opt-out is in force: Codex in the IDE and the desktop app sends, the TUI and exec do not start`;
    case 'refuses':
      return `${capital(place)} is invalid, so Codex does not start and sends nothing`;
  }
}
