import type { ConfigReport } from '../../../shared/commands.ts';
import { previewMessage } from '../../../shared/messages/en/telemetry/preview.ts';
import type { Message } from '../../../shared/messages/message.ts';
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
  readonly reason: Message;
}

/** How to run a session, and what of it will be captured. */
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

const FOREIGN = previewMessage('preview.not-codex');

/** Plans one run of Codex that sends to this machine, without changing a file. */
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
    ? { captured: false, reason: previewMessage('preview.metrics-decided-above') }
    : {
        captured: true,
        reason: silentOverrides(config).length > 0 ? SILENT : isOff(config) ? OFF : RECEIVED,
      };
}

const RECEIVED = previewMessage('preview.metrics.captured');

/** Without its command for headers Codex would send to the user's collector without them. */
const SILENT = previewMessage('preview.metrics.captured-without-helper');

/** With analytics off OpenAI gets none; a collector of the user's own, as in a capture, still does. */
const OFF = previewMessage('preview.metrics.analytics-off');

function isOff({ values }: ConfigReport): boolean {
  return values['analytics.enabled']?.value === false;
}

/** Returns what to report after the run: where nothing arrived, that is said. */
export function captured(plan: Capturable, count: number): Capturable & { readonly count: number } {
  return plan.captured && count === 0
    ? { captured: true, reason: previewMessage('preview.nothing-received'), count }
    : { ...plan, count };
}

function eventsCapture({ config, auth, isForeign }: CaptureContext): Capturable {
  if (isForeign) return { captured: false, reason: FOREIGN };
  if (isOff(config)) {
    return { captured: false, reason: previewMessage('preview.events.analytics-off') };
  }
  if (auth !== 'chatgpt' && auth !== 'apikey') {
    return { captured: false, reason: previewMessage('preview.events.no-sign-in') };
  }
  const base = config.values.chatgpt_base_url;
  if (base?.locked === true && base.origin.layer !== 'user') {
    return { captured: false, reason: previewMessage('preview.events.address-decided-above') };
  }
  if (config.layers.some(({ origin, exists }) => origin.layer === 'cloud' && exists)) {
    const reason = previewMessage('preview.events.organisation');
    return { captured: false, reason };
  }
  return {
    captured: true,
    reason:
      auth === 'apikey'
        ? previewMessage('preview.events.api-key')
        : previewMessage('preview.events.captured'),
  };
}
