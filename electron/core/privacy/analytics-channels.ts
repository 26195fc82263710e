import { analyticsMessage } from '../../shared/messages/en/privacy/analytics.ts';
import { verbatim } from '../../shared/messages/en/words.ts';
import type { AnalyticsChannel } from '../../shared/telemetry/telemetry.ts';
import type { AuthKind } from '../../shared/usage.ts';
import { saidBy } from '../config/layers/layer-name.ts';
import { type ResolvedConfig, resolvedValue } from '../config/resolve.ts';
import { withoutCredentials } from '../config/schema/redact.ts';
import { STATSIG_ENDPOINT, signalExporter } from '../exporters/exporter.ts';
import { otelChannel } from './otel-channel.ts';

type Surface = AnalyticsChannel['surface'];
type Decision = Pick<AnalyticsChannel, 'state' | 'reason'>;

const surfaces: readonly Surface[] = ['tui', 'exec', 'app-server', 'ide', 'daemon'];

/** Where reports of /feedback are sent. Source: `feedback/src/lib.rs`. */
const FEEDBACK_DESTINATION = 'https://o33249.ingest.us.sentry.io';

/**
 * Maps each surface and channel to what is sent. Usage events, metrics and feedback are three separate pipelines with
 * switches of their own: `analytics/src/client.rs`, `core/src/otel_init.rs`, `feedback/src/lib.rs`. The user's own
 * exports are a fourth, the same on every surface.
 */
export function analyticsChannels(resolved: ResolvedConfig, auth: AuthKind): AnalyticsChannel[] {
  const destinations = {
    events: eventsEndpoint(resolved),
    metrics: STATSIG_ENDPOINT,
    feedback: FEEDBACK_DESTINATION,
  };
  const otel = otelChannel(resolved);
  return surfaces.flatMap((surface) => {
    const stopped = notStarting(resolved, surface);
    return [
      ...(['events', 'metrics', 'feedback'] as const).map((id) => ({
        id,
        surface,
        destination: destinations[id],
        ...(stopped ?? deciders[id](resolved, surface, auth)),
        identifiedBy: identifiedBy[id](auth),
        stoppedBy: stoppedBy[id],
      })),
      { ...otel, id: 'otel' as const, surface, ...stopped },
    ];
  });
}

const identifiedBy = {
  events: (auth: AuthKind) =>
    auth === 'apikey'
      ? analyticsMessage('analytics.identified.api-key')
      : analyticsMessage('analytics.identified.chatgpt'),
  metrics: () => analyticsMessage('analytics.identified.tags'),
  feedback: () => analyticsMessage('analytics.identified.feedback'),
};

const stoppedBy = {
  events: verbatim('analytics.enabled = false'),
  metrics: analyticsMessage('analytics.metrics.stopped-by'),
  feedback: verbatim('feedback.enabled = false'),
};

const deciders = { events: decideEvents, metrics: decideMetrics, feedback: decideFeedback };

/** The TUI and exec exit on an invalid configuration; app-servers mostly run without it. */
function notStarting({ invalid }: ResolvedConfig, surface: Surface): Decision | null {
  if (invalid === null) return null;
  if (invalid.effect !== 'refuses' && surface !== 'tui' && surface !== 'exec') return null;
  return { state: 'off', reason: analyticsMessage('analytics.not-starting') };
}

/** On everywhere unless switched off, also on an app-server whose help says that analytics are off. */
function decideEvents(resolved: ResolvedConfig, surface: Surface, auth: AuthKind): Decision {
  const off = analyticsOff(resolved);
  if (off !== null) return off;
  if (auth === 'apikey') {
    return { state: 'on', reason: analyticsMessage('analytics.events.api-key') };
  }
  const tied = auth === 'chatgpt';
  return surface === 'app-server'
    ? { state: 'on', reason: analyticsMessage('analytics.events.without-default', { tied }) }
    : { state: 'on', reason: analyticsMessage('analytics.events', { tied }) };
}

function decideMetrics(resolved: ResolvedConfig, surface: Surface): Decision {
  const off = analyticsOff(resolved);
  if (off !== null) return off;
  const { exporter, setting } = signalExporter(resolved, 'metrics');
  if (exporter.kind !== 'statsig') {
    return {
      state: 'off',
      reason: analyticsMessage('analytics.metrics.elsewhere', { by: saidBy(setting.origin) }),
    };
  }
  if (resolvedValue(resolved, ['analytics', 'enabled']).value === true) {
    return { state: 'on', reason: analyticsMessage('analytics.metrics.on') };
  }
  switch (surface) {
    case 'app-server':
      return { state: 'off', reason: analyticsMessage('analytics.metrics.app-server') };
    case 'ide':
      return {
        state: 'on',
        reason: analyticsMessage('analytics.metrics.ide'),
      };
    case 'daemon':
      return { state: 'on', reason: analyticsMessage('analytics.metrics.daemon') };
    default:
      return { state: 'on', reason: analyticsMessage('analytics.metrics.default') };
  }
}

function decideFeedback(resolved: ResolvedConfig): Decision {
  const { value, origin } = resolvedValue(resolved, ['feedback', 'enabled']);
  return value === false
    ? { state: 'off', reason: analyticsMessage('analytics.decided', { on: false, by: saidBy(origin) }) }
    : { state: 'on-demand', reason: analyticsMessage('analytics.feedback.on-demand') };
}

function analyticsOff(resolved: ResolvedConfig): Decision | null {
  const { value, origin } = resolvedValue(resolved, ['analytics', 'enabled']);
  return value === false
    ? { state: 'off', reason: analyticsMessage('analytics.decided', { on: false, by: saidBy(origin) }) }
    : null;
}

function eventsEndpoint(resolved: ResolvedConfig): string {
  const { value } = resolvedValue(resolved, ['chatgpt_base_url']);
  const base = typeof value === 'string' ? value : 'https://chatgpt.com/backend-api/';
  return `${withoutCredentials(base).replace(/\/+$/, '')}/codex/analytics-events/events`;
}
