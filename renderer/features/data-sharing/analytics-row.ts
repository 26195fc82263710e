import { endpointHost } from '../../../electron/shared/glance/data-sharing.ts';
import type { Analytics } from '../../../electron/shared/telemetry/telemetry.ts';
import type { Strings } from '../../i18n/en.ts';
import { originName } from '../../i18n/origin-name.ts';
import type { DataSharingRow, HostSentence } from '../../ui/row/row.tsx';

/** Codex's own analytics: on or off, the sentence that says who decided, and where they go. */
export function analyticsRow(analytics: Analytics, strings: Strings): DataSharingRow {
  const { dataSharing } = strings;
  const { enabled, locked } = analytics;
  const reason = analyticsSentence(analytics, strings);
  const hosts = openDestinations(analytics);
  const notes = hosts === '' ? [reason] : [reason, dataSharing.channelsOn(hosts)];
  const row = { id: 'analytics', title: dataSharing.analytics, locked, notes };
  if (enabled === null) return { ...row, sign: 'unknown', state: dataSharing.unknown, tone: 'warning' };
  return enabled
    ? { ...row, sign: 'out', state: dataSharing.on, tone: 'plain' }
    : { ...row, sign: 'off', state: dataSharing.off, tone: 'plain' };
}

/** Who decided, in the page's language; in the host's words where the configuration is broken. */
export function analyticsSentence(
  { enabled, origin, reason }: Analytics,
  strings: Strings,
): string | HostSentence {
  if (enabled === null) return { host: reason };
  const decider = origin.layer === 'default' ? null : originName(origin, strings);
  return strings.dataSharing.analyticsSaid({ reason, enabled, decider });
}

/** Where analytics go now. What is used only on demand, or goes to collectors, has rows of its own. */
function openDestinations({ channels }: Analytics): string {
  const open = channels
    .filter((channel) => channel.state === 'on' && channel.id !== 'otel')
    .map(({ destination }) => endpointHost(destination));
  return [...new Set(open)].join(', ');
}
