import { exportMessage } from '../../shared/messages/en/telemetry/export.ts';
import { sentence } from '../../shared/messages/en/words.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { Otel, OtelHealth, OtelSignal } from '../../shared/telemetry/telemetry.ts';
import { inDoubt, type Uncertainty, uncertaintyOf, uncertaintyOfAll } from '../config/certainty.ts';
import { layerPlace, saidBy } from '../config/layers/layer-name.ts';
import { type ResolvedConfig, type ResolvedValue, resolvedValue } from '../config/resolve.ts';
import { isAtLeast } from '../config/schema/version.ts';
import {
  type Exporter,
  exporterKeys,
  type SignalName,
  STATSIG_ENDPOINT,
  shownEndpoint,
  signalExporter,
} from '../exporters/exporter.ts';
import { helperApplies } from '../exporters/headers-command.ts';
import { CUSTOM_METRICS_SINCE } from './otel-channel.ts';
import { otelFindings } from './otel-findings.ts';

const signals: readonly SignalName[] = ['logs', 'traces', 'metrics'];

const HELPER_REASON = exportMessage('export.helper');

/** Returns what the next Codex process exports, where to, and who decided that. Nothing is contacted. */
export function decideOtel(resolved: ResolvedConfig): Otel {
  const prompt = resolvedValue(resolved, ['otel', 'log_user_prompt']);
  const uncertainty = uncertaintyOf(resolved, ['otel', 'log_user_prompt']);
  return {
    signals: signals.map((signal) => decideSignal(resolved, signal)),
    logUserPrompt: {
      value: uncertainty === null ? prompt.value === true : null,
      origin: prompt.origin,
      locked: prompt.locked,
      ...(uncertainty === null ? {} : { reason: promptReason(resolved, uncertainty, prompt) }),
    },
    findings: otelFindings(resolved),
  };
}

function promptReason(resolved: ResolvedConfig, uncertainty: Uncertainty, { value, origin }: ResolvedValue) {
  const byRules =
    typeof value === 'boolean'
      ? exportMessage('export.prompts-decided', { on: value, by: saidBy(origin) })
      : exportMessage('export.prompts-off');
  return sentence(inDoubt(resolved, uncertainty, byRules));
}

/**
 * What is set for a signal, and whether that can be tested. Where it is uncertain whether nothing is
 * sent, it cannot be seen from outside; what has a collector can still be tested.
 */
function decideSignal(resolved: ResolvedConfig, signal: SignalName): OtelSignal {
  const { exporter, setting } = signalExporter(resolved, signal);
  const byRules = decideHealth(resolved, signal, exporter);
  const ofExporter = ['otel', exporterKeys[signal].key];
  const decisive = exporter.kind === 'statsig' ? [ofExporter, ['analytics', 'enabled']] : [ofExporter];
  const uncertainty = uncertaintyOfAll(resolved, decisive);
  const health: Decided =
    uncertainty === null || !leftOpen.includes(byRules.state)
      ? byRules
      : { state: 'unobservable', reason: sentence(inDoubt(resolved, uncertainty, byRules.reason)) };
  return {
    signal,
    exporter: exporter.kind,
    ...destination(exporter),
    origin: setting.origin,
    locked: setting.locked,
    health: { ...health, checkedAt: null, latencyMs: null },
  };
}

/** What an uncertainty leaves open: whether nothing is sent, and whether it goes to OpenAI. */
const leftOpen: readonly OtelHealth['state'][] = ['off', 'unobservable'];

function destination(exporter: Exporter): Pick<OtelSignal, 'endpoint' | 'protocol'> {
  switch (exporter.kind) {
    case 'none':
    case 'invalid':
      return { endpoint: null, protocol: null };
    case 'statsig':
      return { endpoint: STATSIG_ENDPOINT, protocol: 'json' };
    default:
      // Codex posts to the address as it is written and appends no path.
      return { endpoint: shownEndpoint(exporter.endpoint), protocol: exporter.protocol };
  }
}

interface Decided {
  readonly state: OtelHealth['state'];
  readonly reason: Message;
}

function decideHealth(resolved: ResolvedConfig, signal: SignalName, exporter: Exporter): Decided {
  const analytics = resolvedValue(resolved, ['analytics', 'enabled']);
  const analyticsOff = signal === 'metrics' && analytics.value === false;
  if (resolved.invalid?.effect === 'refuses') {
    return { state: 'off', reason: exportMessage('export.refuses') };
  }
  if (resolved.invalid !== null && exporter.kind === 'none') {
    return {
      state: 'off',
      reason: exportMessage('export.invalid', { place: layerPlace(resolved.invalid) }),
    };
  }
  if (helperApplies(resolved, signal)) return { state: 'unobservable', reason: HELPER_REASON };
  switch (exporter.kind) {
    case 'none':
      return { state: 'off', reason: exportMessage('export.none') };
    case 'invalid':
      return { state: 'off', reason: exportMessage('export.exporter-invalid') };
    case 'statsig':
      return analyticsOff
        ? { state: 'off', reason: exportMessage('export.analytics-off', { by: saidBy(analytics.origin) }) }
        : {
            state: 'unobservable',
            reason: exportMessage('export.to-openai'),
          };
    default:
      return analyticsOff && !isAtLeast(resolved.codexVersion, CUSTOM_METRICS_SINCE)
        ? {
            state: 'off',
            reason: exportMessage('export.analytics-off-before', {
              version: CUSTOM_METRICS_SINCE,
              by: saidBy(analytics.origin),
            }),
          }
        : { state: 'untested', reason: exportMessage('export.untested') };
  }
}
