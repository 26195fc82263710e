import * as v from 'valibot';
import { path, text } from '../../../../shared/schema/scalars.ts';
import { secretRefSchema } from '../../secrets/read-secret.ts';
import { anyTarget, webUrl } from '../target-kind.ts';

/** A program with its arguments that prints a token. It is started without a shell. */
const command = v.pipe(v.array(text), v.minLength(1), v.maxLength(64));

/** The table of a target `to = "sentinel"`. */
export const sentinelSchema = v.strictObject({
  ...anyTarget,
  to: v.literal('sentinel'),
  /** The logs ingestion endpoint of the data collection rule, or that of a data collection endpoint. */
  endpoint: webUrl,
  /** The immutable id of the data collection rule. */
  rule: v.pipe(text, v.regex(/^dcr-[0-9a-f]{32}$/i)),
  /** A stream that the rule declares. */
  stream: v.exactOptional(v.pipe(text, v.regex(/^Custom-\w{1,100}$/)), 'Custom-CodexGlance_CL'),
  /** A token of Microsoft Entra for https://monitor.azure.com, or the command of the user's that prints one. */
  token: v.union([...secretRefSchema.options, v.strictObject({ command })]),
  /** A PEM file of authorities that are trusted beside the system's. */
  ca_file: v.exactOptional(v.nullable(path), null),
});

export type SentinelSettings = Readonly<v.InferOutput<typeof sentinelSchema>>;
