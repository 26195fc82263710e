import type { ConfigReport } from '../../../shared/commands.ts';
import type { AuthKind } from '../../../shared/usage.ts';
import {
  helperOverride,
  lockedSignals,
  signalOverride,
  silentOverrides,
  wouldRunHelper,
} from '../inspect/codex-overrides.ts';
import type { InspectorAddress } from '../inspect/inspector.ts';

/** Whether something can be captured, and why. */
export interface Capturable {
  readonly captured: boolean;
  readonly reason: string;
}

/** What a session is to be run with, and what of it will be captured. */
export interface CapturePlan {
  /** Options for Codex, before its own. */
  readonly overrides: readonly string[];
  readonly events: Capturable;
  readonly metrics: Capturable;
}

export interface CaptureContext {
  readonly config: ConfigReport;
  readonly auth: AuthKind;
  readonly address: InspectorAddress;
  readonly eventsBaseUrl: string;
  /** True where the command is not Codex by name, so that it takes no options of Codex. */
  readonly isForeign: boolean;
}

const FOREIGN = 'The command is not codex, so nothing can point it here';

/** How one run of Codex is pointed at this machine, with no file changed. */
export function planCapture(context: CaptureContext): CapturePlan {
  const { config, address, eventsBaseUrl } = context;
  const metrics = metricsCapture(context);
  const events = eventsCapture(context);
  return {
    metrics,
    events,
    overrides: [
      ...(metrics.captured
        ? [
            ...signalOverride(config, 'metrics', address),
            ...helperOverride(config),
            ...silentOverrides(config),
          ]
        : []),
      ...(events.captured ? ['-c', `chatgpt_base_url="${eventsBaseUrl}"`] : []),
    ],
  };
}

function metricsCapture({ config, isForeign }: CaptureContext): Capturable {
  if (isForeign) return { captured: false, reason: FOREIGN };
  const helper = wouldRunHelper(config);
  if (helper !== null) return { captured: false, reason: helper };
  return lockedSignals(config).includes('metrics')
    ? { captured: false, reason: 'A layer above the command line decides otel.metrics_exporter' }
    : {
        captured: true,
        reason: silentOverrides(config).length > 0 ? SILENT : isOff(config) ? OFF : RECEIVED,
      };
}

const RECEIVED = 'Received here instead of by OpenAI, also those that it never gets';

/** Without its helper Codex would send to the user's collector without the headers. */
const SILENT =
  'Received here; the command in otel.headers_helper is not run, so logs and traces are not exported meanwhile';

/** With analytics off OpenAI gets none; an exporter of one's own, as the one of a capture is, still does. */
const OFF = 'Analytics are off, so nothing goes to OpenAI; a collector of your own would get these';

function isOff({ values }: ConfigReport): boolean {
  return values['analytics.enabled']?.value === false;
}

/** What is told once the run has ended: where nothing came, that is said, and not that it was received. */
export function captured(plan: Capturable, count: number): Capturable & { readonly count: number } {
  return plan.captured && count === 0
    ? { captured: true, reason: 'Nothing was received', count }
    : { ...plan, count };
}

function eventsCapture({ config, auth, isForeign }: CaptureContext): Capturable {
  if (isForeign) return { captured: false, reason: FOREIGN };
  if (isOff(config)) {
    return { captured: false, reason: 'Analytics are off, so Codex makes no usage events' };
  }
  if (auth !== 'chatgpt' && auth !== 'apikey') {
    return { captured: false, reason: 'Without a sign-in Codex makes no usage events' };
  }
  const base = config.values.chatgpt_base_url;
  if (base?.locked === true && base.origin.layer !== 'user') {
    return { captured: false, reason: 'A layer above the command line decides chatgpt_base_url' };
  }
  if (config.layers.some(({ origin, exists }) => origin.layer === 'cloud' && exists)) {
    const reason = "Your organisation's configuration comes from the same address, so it is left alone";
    return { captured: false, reason };
  }
  return {
    captured: true,
    reason:
      auth === 'apikey'
        ? 'Received here instead of by OpenAI; with an API key only events about plugins are made'
        : 'Received here instead of by OpenAI; what else Codex asks of that address fails meanwhile',
  };
}
