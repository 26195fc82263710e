import * as v from 'valibot';
import type { ValueId } from '../../../../shared/messages/en/glance/value.ts';
import { path } from '../../../../shared/schema/scalars.ts';
import { secretRefSchema } from '../../secrets/read-secret.ts';
import { anyTarget, webUrl } from '../target-kind.ts';

/** A header's name (RFC 9110, 5.1), but for those that the request itself decides. */
const headerName = v.pipe(
  v.string(),
  v.regex(/^[\w!#$%&'*+.^`|~-]{1,100}$/),
  v.check((name) => !/^(?:content-.*|host|connection|transfer-encoding|user-agent|te|grpc-.*)$/i.test(name)),
);

/** What is sent over OTLP: records as logs, and sums of them as metrics. */
export const otlpSignals = ['logs', 'metrics'] as const;
export type OtlpSignal = (typeof otlpSignals)[number];

/** The table of a target `to = "otlp"`. */
export const otlpSchema = v.strictObject({
  ...anyTarget,
  to: v.literal('otlp'),
  /**
   * Of the collector, such as https://collector.example:4318; `/v1/logs` and `/v1/metrics` are added. An address that
   * ends with one of them gets that alone. Over gRPC, mostly at port 4317, the path is that of the service.
   */
  url: webUrl,
  protocol: v.exactOptional(v.picklist(['http/protobuf', 'http/json', 'grpc']), 'http/protobuf'),
  /** Which signals are sent; null for both, or for that one which the address names. */
  signals: v.exactOptional(v.nullable(v.pipe(v.array(v.picklist(otlpSignals)), v.minLength(1))), null),
  /** Whether metrics hold all since their beginning, or what came since the last request. */
  temporality: v.exactOptional(v.picklist(['cumulative', 'delta']), 'cumulative'),
  /** How often metrics are sent while nothing happens, in seconds: by it a machine that went silent is noticed. */
  metrics_interval: v.exactOptional(v.pipe(v.number(), v.minValue(10), v.maxValue(86_400)), 60),
  /** The names of GenAI attributes and metrics. They were changed in ways that do not fit together, so they are pinned. */
  gen_ai: v.exactOptional(v.picklist(['old', 'new']), 'new'),
  /** The values of headers, each by the place of its secret. */
  headers: v.exactOptional(
    v.pipe(
      v.record(headerName, secretRefSchema),
      // Names are the same in any case, and one value would be left out.
      v.check(
        (headers) =>
          new Set(Object.keys(headers).map((name) => name.toLowerCase())).size ===
          Object.keys(headers).length,
        'value.name-twice' satisfies ValueId,
      ),
    ),
    {},
  ),
  compression: v.exactOptional(v.picklist(['gzip', 'none']), 'gzip'),
  /** A PEM file of authorities that are trusted beside the system's. */
  ca_file: v.exactOptional(v.nullable(path), null),
});

export type OtlpSettings = Readonly<v.InferOutput<typeof otlpSchema>>;

/** Returns the signals that a target sends. */
export function signalsOf({ url, signals }: Pick<OtlpSettings, 'url' | 'signals'>): readonly OtlpSignal[] {
  if (signals !== null) return otlpSignals.filter((signal) => signals.includes(signal));
  const path = URL.parse(url)?.pathname.replace(/\/+$/, '') ?? '';
  const named = otlpSignals.filter((signal) => path.endsWith(`/v1/${signal}`));
  return named.length === 0 ? otlpSignals : named;
}
