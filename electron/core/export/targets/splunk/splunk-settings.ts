import * as v from 'valibot';
import { path, text } from '../../../../shared/schema/scalars.ts';
import { secretRefSchema } from '../../secrets/read-secret.ts';
import { anyTarget, webUrl } from '../target-kind.ts';

const word = v.pipe(text, v.maxLength(200));

/** The table of a target `to = "splunk"`. */
export const splunkSchema = v.strictObject({
  ...anyTarget,
  to: v.literal('splunk'),
  /** Of the collector, such as https://splunk.example:8088. */
  url: webUrl,
  token: secretRefSchema,
  /** Null leaves the choice to the token. */
  index: v.exactOptional(v.nullable(word), null),
  source: v.exactOptional(word, 'codex-glance'),
  sourcetype: v.exactOptional(word, 'codex_glance'),
  /** A PEM file of authorities that are trusted beside the system's. */
  ca_file: v.exactOptional(v.nullable(path), null),
});

export type SplunkSettings = Readonly<v.InferOutput<typeof splunkSchema>>;
