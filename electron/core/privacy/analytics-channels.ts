import type { AnalyticsChannel } from '../../shared/telemetry.ts';
import type { AuthKind } from '../../shared/usage.ts';
import { saidBy } from '../config/layers/layer-name.ts';
import { type ResolvedConfig, resolvedValue } from '../config/resolve.ts';
import { withoutCredentials } from '../config/schema/redact.ts';
import { STATSIG_ENDPOINT, signalExporter } from '../exporters/exporter.ts';
import { otelChannel } from './otel-channel.ts';

type Surface = AnalyticsChannel['surface'];
type Decision = Pick<AnalyticsChannel, 'state' | 'reason'>;

const surfaces: readonly Surface[] = ['tui', 'exec', 'app-server', 'ide', 'daemon'];

/** Where a report goes that the user sends with /feedback. Source: `feedback/src/lib.rs`. */
const FEEDBACK_DESTINATION = 'https://o33249.ingest.us.sentry.io';

/**
 * The map of surface by channel. Usage events, metrics and feedback are three separate pipelines with
 * switches of their own: `analytics/src/client.rs`, `core/src/otel_init.rs`, `feedback/src/lib.rs`.
 * What you export yourself is a fourth, the same on every surface.
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
    auth === 'apikey' ? 'Your API key' : 'Your ChatGPT account: its token and id go along',
  metrics: () => 'No account: only tags such as version, model and kind of sign-in',
  feedback: () => 'What you put into the report',
};

const stoppedBy = {
  events: 'analytics.enabled = false',
  metrics: 'analytics.enabled = false, or any other otel.metrics_exporter',
  feedback: 'feedback.enabled = false',
};

const deciders = { events: decideEvents, metrics: decideMetrics, feedback: decideFeedback };

/** The TUI and exec exit on an invalid configuration; app-servers mostly go on without it. */
function notStarting({ invalid }: ResolvedConfig, surface: Surface): Decision | null {
  if (invalid === null) return null;
  if (invalid.effect !== 'refuses' && surface !== 'tui' && surface !== 'exec') return null;
  return { state: 'off', reason: 'The configuration is invalid, so it does not start' };
}

/** On everywhere unless switched off, also on an app-server whose help says that analytics are off. */
function decideEvents(resolved: ResolvedConfig, surface: Surface, auth: AuthKind): Decision {
  const off = analyticsOff(resolved);
  if (off !== null) return off;
  if (auth === 'apikey') {
    return { state: 'on', reason: 'With an API key only events about plugins are sent' };
  }
  const needs = auth === 'chatgpt' ? 'tied to your ChatGPT account' : 'when signed in with ChatGPT';
  return surface === 'app-server'
    ? { state: 'on', reason: `Sent even without --analytics-default-enabled, ${needs}` }
    : { state: 'on', reason: `Sent unless analytics.enabled is false, ${needs}` };
}

function decideMetrics(resolved: ResolvedConfig, surface: Surface): Decision {
  const off = analyticsOff(resolved);
  if (off !== null) return off;
  const { exporter, setting } = signalExporter(resolved, 'metrics');
  if (exporter.kind !== 'statsig') {
    return {
      state: 'off',
      reason: `otel.metrics_exporter sends them elsewhere or nowhere: ${saidBy(setting.origin)}`,
    };
  }
  if (resolvedValue(resolved, ['analytics', 'enabled']).value === true) {
    return { state: 'on', reason: 'Sent because analytics.enabled is true, also without any sign-in' };
  }
  switch (surface) {
    case 'app-server':
      return { state: 'off', reason: 'An app-server sends metrics only with --analytics-default-enabled' };
    case 'ide':
      return {
        state: 'on',
        reason: 'The IDE extension and the desktop app start Codex with --analytics-default-enabled',
      };
    case 'daemon':
      return { state: 'on', reason: 'The TUI starts its daemon with --analytics-default-enabled' };
    default:
      return { state: 'on', reason: 'Sent unless analytics.enabled is false, also without any sign-in' };
  }
}

function decideFeedback(resolved: ResolvedConfig): Decision {
  const { value, origin } = resolvedValue(resolved, ['feedback', 'enabled']);
  return value === false
    ? { state: 'off', reason: `Off, because ${saidBy(origin)}` }
    : { state: 'on-demand', reason: 'Only when you send a report with /feedback' };
}

function analyticsOff(resolved: ResolvedConfig): Decision | null {
  const { value, origin } = resolvedValue(resolved, ['analytics', 'enabled']);
  return value === false ? { state: 'off', reason: `Off, because ${saidBy(origin)}` } : null;
}

function eventsEndpoint(resolved: ResolvedConfig): string {
  const { value } = resolvedValue(resolved, ['chatgpt_base_url']);
  const base = typeof value === 'string' ? value : 'https://chatgpt.com/backend-api/';
  return `${withoutCredentials(base).replace(/\/+$/, '')}/codex/analytics-events/events`;
}
