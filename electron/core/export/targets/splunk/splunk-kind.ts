import type { TargetKind } from '../target-kind.ts';
import { type SplunkSettings, splunkSchema } from './splunk-settings.ts';

/** Splunk's HTTP Event Collector. */
export const splunkKind: TargetKind<SplunkSettings> = {
  schema: splunkSchema,
  destination: ({ url }) => URL.parse(url)?.origin ?? url,
  open: async (settings, ports) => (await import('./splunk-target.ts')).openSplunk(settings, ports),
};
