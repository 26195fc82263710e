import type { ExportRecord } from '../../../../shared/schema/export/record.ts';
import { isGoodNews } from '../good-news.ts';

/** A severity as OpenTelemetry's log data model numbers and names it ("Field: SeverityNumber"). */
export interface Severity {
  readonly severityNumber: number;
  readonly severityText: string;
}

const info: Severity = { severityNumber: 9, severityText: 'INFO' };
const warn: Severity = { severityNumber: 13, severityText: 'WARN' };
const error: Severity = { severityNumber: 17, severityText: 'ERROR' };

const byLevel = { info, note: info, warning: warn, error } as const;

/** Decides how severe a record is: by its own level where it has one; else what failed or was alerted is a warning, but for good news. */
export function severityOf(record: ExportRecord): Severity {
  switch (record.kind) {
    case 'configuration':
      return byLevel[record.body.level];
    case 'check':
      return record.body.state === 'failed' ? byLevel[record.body.level] : info;
    case 'turn':
      return record.body.outcome === 'failed' ? warn : info;
    case 'session':
      return /^(?:failed|crashed)$/.test(record.body.state) ? warn : info;
    case 'otel-health':
      return record.body.state === 'failing' ? warn : info;
    case 'alert':
      return isGoodNews(record.body) ? info : warn;
    case 'compliance-window':
      return ({ ok: info, 'not-known': warn, 'falling-behind': warn, passed: error } as const)[
        record.body.state
      ];
    default:
      return info;
  }
}
