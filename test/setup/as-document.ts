import { safeJson } from '../../electron/core/views/report/safe-json.ts';

/** The value as a document of the command line holds it: each message as its text. */
export function asDocument(value: unknown): unknown {
  return JSON.parse(safeJson(value));
}
