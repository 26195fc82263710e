import * as v from 'valibot';
import { path } from '../../../../shared/schema/scalars.ts';
import { secretRefSchema } from '../../secrets/read-secret.ts';
import { anyTarget, webUrl } from '../target-kind.ts';

/** A header's name (RFC 9110, 5.1), but for those that the request itself decides. */
const headerName = v.pipe(
  v.string(),
  v.regex(/^[\w!#$%&'*+.^`|~-]{1,100}$/),
  v.check((name) => !/^(?:content-.*|host|connection|transfer-encoding|user-agent|te|grpc-.*)$/i.test(name)),
);

/** The table of a target `to = "otlp"`. */
export const otlpSchema = v.strictObject({
  ...anyTarget,
  to: v.literal('otlp'),
  /**
   * Of the collector, such as https://collector.example:4318; `/v1/logs` is added where it does not end so. Over gRPC,
   * mostly at port 4317, the path is that of the service.
   */
  url: webUrl,
  protocol: v.exactOptional(v.picklist(['http/protobuf', 'http/json', 'grpc']), 'http/protobuf'),
  /** The names of GenAI attributes. They were changed in ways that do not fit together, so they are pinned. */
  gen_ai: v.exactOptional(v.picklist(['old', 'new']), 'new'),
  /** The values of headers, each by the place of its secret. */
  headers: v.exactOptional(v.record(headerName, secretRefSchema), {}),
  compression: v.exactOptional(v.picklist(['gzip', 'none']), 'gzip'),
  /** A PEM file of authorities that are trusted beside the system's. */
  ca_file: v.exactOptional(v.nullable(path), null),
});

export type OtlpSettings = Readonly<v.InferOutput<typeof otlpSchema>>;
