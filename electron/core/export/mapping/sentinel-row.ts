import type { ExportRecord } from '../../../shared/schema/export/record.ts';
import { shortJson } from './short-json.ts';

/** A row of the table `CodexGlance_CL`. `Machine` and `Body` are JSON, which `parse_json` opens. */
export interface SentinelRow {
  readonly TimeGenerated: string;
  readonly RecordId: string;
  readonly Kind: string;
  readonly Machine: string;
  readonly Body: string;
}

/** Azure Monitor cuts a longer value, in bytes, which would not be JSON any more. */
const LONGEST_VALUE = 64 * 1024;

/** Makes a row of a record. Members of a body that would be cut are left out, and `cut` says so. */
export function sentinelRow({ id, kind, at, machine, body }: ExportRecord): SentinelRow {
  return {
    TimeGenerated: at,
    RecordId: id,
    Kind: kind,
    Machine: shortJson(machine, LONGEST_VALUE),
    Body: shortJson(body, LONGEST_VALUE),
  };
}
