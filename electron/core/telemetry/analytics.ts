import type { Analytics } from '../../shared/telemetry.ts';
import type { AuthKind } from '../../shared/usage.ts';
import { saidBy } from '../config/layer-name.ts';
import { type ResolvedConfig, type ResolvedValue, resolvedValue } from '../config/resolve.ts';
import { analyticsChannels } from './analytics-channels.ts';
import { capital, invalidPlace } from './invalid-words.ts';

/**
 * Whether the next Codex process sends analytics, who decided that, and what each surface sends over
 * each channel. `auth` only words the reasons: the switch is the same for every sign-in.
 */
export function decideAnalytics(resolved: ResolvedConfig, auth: AuthKind = null): Analytics {
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
