import type { Analytics } from '../../electron/shared/telemetry.ts';
import type { Strings } from '../strings/en.ts';
import { endpointHost } from './endpoint.ts';
import type { LeavingRow } from './row.tsx';

/** Codex's own analytics: on or off, the sentence that says who decided, and where they go. */
export function analyticsRow(analytics: Analytics, { leaving }: Strings): LeavingRow {
  const { enabled, reason, locked } = analytics;
  const hosts = openDestinations(analytics);
  const notes = hosts === '' ? [reason] : [reason, leaving.channelsOn(hosts)];
  const row = { id: 'analytics', title: leaving.analytics, locked, notes };
  if (enabled === null) return { ...row, sign: 'unknown', state: leaving.unknown, tone: 'warning' };
  return enabled
    ? { ...row, sign: 'on', state: leaving.on, tone: 'active' }
    : { ...row, sign: 'off', state: leaving.off, tone: 'plain' };
}

/** Where analytics go now. What is used only on demand, or goes to collectors, has rows of its own. */
function openDestinations({ channels }: Analytics): string {
  const open = channels
    .filter((channel) => channel.state === 'on' && channel.id !== 'otel')
    .map(({ destination }) => endpointHost(destination));
  return [...new Set(open)].join(', ');
}
