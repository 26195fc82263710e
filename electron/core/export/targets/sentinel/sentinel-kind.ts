import type { TargetKind } from '../target-kind.ts';
import { type SentinelSettings, sentinelSchema } from './sentinel-settings.ts';

/** Microsoft Sentinel, over the Logs Ingestion API of Azure Monitor. */
export const sentinelKind: TargetKind<SentinelSettings> = {
  schema: sentinelSchema,
  destination: ({ endpoint }) => URL.parse(endpoint)?.origin ?? endpoint,
  open: async (settings, ports) => (await import('./sentinel-target.ts')).openSentinel(settings, ports),
};
