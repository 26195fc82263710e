import type { BodyOf, ExportRecord } from '../../../shared/schema/export/record.ts';
import { isGoodNews } from './good-news.ts';

/** Severity on CEF's scale: 0–3 low, 4–6 medium, 7–8 high, 9–10 very high. */
export type Severity = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** Decides how severe a record is. What merely reports use is low; what fails a rule as an error is high. */
export function severityOf(record: ExportRecord): Severity {
  switch (record.kind) {
    case 'turn':
      return record.body.outcome === 'failed' ? 3 : 1;
    case 'session':
      return record.body.state === 'failed' || record.body.state === 'crashed' ? 3 : 1;
    case 'limits':
      return ({ unknown: 1, normal: 1, nearing: 3, 'almost-used': 4, reached: 5 } as const)[
        record.body.level
      ];
    case 'configuration':
      return ({ info: 3, warning: 6, error: 8 } as const)[record.body.level];
    case 'posture':
      return 5;
    case 'check':
      if (record.body.state !== 'failed') return record.body.state === 'not-known' ? 2 : 1;
      return ({ note: 3, warning: 6, error: 8 } as const)[record.body.level];
    case 'otel-health':
      return record.body.state === 'failing' ? 7 : 2;
    case 'alert':
      return isGoodNews(record.body) ? 2 : record.body.cause === 'waiting' ? 3 : 4;
    case 'compliance':
      return ofEvent(record.body);
    case 'compliance-window':
      return ({ ok: 2, 'not-known': 4, 'falling-behind': 6, passed: 8 } as const)[record.body.state];
  }
}

/** Denied calls, revoked access and findings of security matter more than use. */
function ofEvent({ log, event, decision }: BodyOf<'compliance'>): Severity {
  if (log === 'CODEX_SECURITY_LOG' || /revok/i.test(event ?? '')) return 5;
  if (decision !== null && /^(?:denied|timed_out|abort)/.test(decision)) return 4;
  return event === 'TOOL_CALL_FAILED' ? 3 : 1;
}

/** Returns the severity of syslog (RFC 5424, 6.2.1): 6 informational, 4 warning, 3 error, 2 critical. */
export function syslogSeverity(severity: Severity): 2 | 3 | 4 | 6 {
  if (severity <= 3) return 6;
  if (severity <= 6) return 4;
  return severity <= 8 ? 3 : 2;
}
