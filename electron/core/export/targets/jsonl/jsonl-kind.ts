import type { TargetKind } from '../target-kind.ts';
import { type JsonlSettings, jsonlSchema } from './jsonl-settings.ts';

/** Lines of JSON in a file on this machine, for a shipper to pick up. */
export const jsonlKind: TargetKind<JsonlSettings> = {
  schema: jsonlSchema,
  destination: () => null,
  open: async (settings) => (await import('./jsonl-target.ts')).openJsonl(settings),
};
