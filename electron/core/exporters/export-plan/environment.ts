import type { SignalName } from '../exporter.ts';

/** The effect of an environment variable on Codex's exports. */
export interface EnvironmentEffect {
  readonly name: string;
  /** `stops-all`: no signal is exported while it is set. */
  readonly effect: 'used' | 'ignored' | 'stops-all';
  /** The signals it affects; all three where it names none. */
  readonly signals: readonly SignalName[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

const all: readonly SignalName[] = ['logs', 'traces', 'metrics'];
const prefix = 'OTEL_EXPORTER_OTLP_';

/** Variables beyond those of the exporter that Codex 0.171.0 uses. */
const used: Readonly<Record<string, readonly SignalName[]>> = {
  OTEL_RESOURCE_ATTRIBUTES: all,
  OTEL_METRIC_EXPORT_INTERVAL: ['metrics'],
  OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: ['metrics'],
};

/** Variables of the OpenTelemetry specification that Codex 0.171.0 ignores. */
const ignored = ['OTEL_SERVICE_NAME', 'OTEL_SDK_DISABLED'];

/**
 * The OpenTelemetry variables that are set, with what Codex makes of each (0.171.0). Values are not
 * looked at beyond being there. Glance sees its own environment, which may differ from Codex's. With the
 * `default` endpoint, which an empty one in the configuration stands for, the variables of endpoints count.
 */
export function environmentEffects(
  env: Environment,
  endpoint: 'own' | 'default' = 'own',
): EnvironmentEffect[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('OTEL_') && (env[name] ?? '').trim() !== '')
    .toSorted()
    .flatMap((name) => {
      const found = effectOf(name, endpoint);
      return found === null ? [] : [{ name, ...found }];
    });
}

function effectOf(
  name: string,
  endpoint: 'own' | 'default',
): Pick<EnvironmentEffect, 'effect' | 'signals'> | null {
  const own = used[name];
  if (own !== undefined) return { effect: 'used', signals: own };
  if (ignored.includes(name)) return { effect: 'ignored', signals: all };
  if (name.startsWith('OTEL_BLRP_')) return { effect: 'used', signals: ['logs'] };
  if (name.startsWith('OTEL_BSP_')) return { effect: 'used', signals: ['traces'] };
  if (!name.startsWith(prefix)) return null;
  const [signals, setting] = exporterSetting(name.slice(prefix.length));
  switch (setting) {
    case 'HEADERS':
    case 'TIMEOUT':
      return { effect: 'used', signals };
    case 'ENDPOINT':
      return { effect: endpoint === 'own' ? 'ignored' : 'used', signals };
    case 'COMPRESSION':
      // It prevents the exporter of metrics, and Codex then builds none.
      return { effect: 'stops-all', signals: all };
    default:
      return null;
  }
}

function exporterSetting(rest: string): [signals: readonly SignalName[], setting: string] {
  const signal = all.find((each) => rest.startsWith(`${each.toUpperCase()}_`));
  return signal === undefined ? [all, rest] : [[signal], rest.slice(signal.length + 1)];
}
