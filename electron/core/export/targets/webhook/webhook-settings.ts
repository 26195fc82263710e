import * as v from 'valibot';
import { path } from '../../../../shared/schema/scalars.ts';
import { secretRefSchema } from '../../secrets/read-secret.ts';
import { anyTarget, webUrl } from '../target-kind.ts';

/** The table of a target `to = "webhook"`. */
export const webhookSchema = v.strictObject({
  ...anyTarget,
  to: v.literal('webhook'),
  url: webUrl,
  /** The key of the signature. */
  secret: secretRefSchema,
  /** A PEM file of authorities that are trusted beside the system's. */
  ca_file: v.exactOptional(v.nullable(path), null),
});

export type WebhookSettings = Readonly<v.InferOutput<typeof webhookSchema>>;
