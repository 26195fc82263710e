import type { TargetKind } from '../target-kind.ts';
import { type WebhookSettings, webhookSchema } from './webhook-settings.ts';

/** Signed batches of JSON to an address of the user's. */
export const webhookKind: TargetKind<WebhookSettings> = {
  schema: webhookSchema,
  destination: ({ url }) => URL.parse(url)?.origin ?? url,
  open: async (settings, ports) => (await import('./webhook-target.ts')).openWebhook(settings, ports),
};
