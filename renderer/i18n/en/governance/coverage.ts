import type { RolloutState, SignInClass } from '../../../../electron/shared/governance/coverage-report.ts';
import type { OtelHealthState } from '../../../../electron/shared/telemetry/telemetry.ts';

const classes: Record<SignInClass, string> = {
  chatgpt: 'ChatGPT',
  apiKey: 'API key',
  otherProvider: 'Other provider',
  unknown: 'Not known',
};

const rollouts: Record<RolloutState, string> = {
  present: 'on this machine',
  archived: 'archived',
  compressed: 'compressed',
  deleted: 'deleted',
};

const otel: Record<OtelHealthState, string> = {
  off: 'OTel logs are off, so nothing of these sessions reaches a collector.',
  untested: 'OTel logs go to a collector; whether they arrive was not tested.',
  accepted: 'OTel logs of these sessions arrive at your collector.',
  reachable: 'The collector answers, but whether it takes logs is not known.',
  failing: 'OTel logs do not arrive at the collector.',
  unobservable: 'Whether OTel logs arrive cannot be observed from here.',
};

/** Which sessions an organisation's compliance export would hold. */
export const coverage = {
  title: 'Compliance coverage',
  reading: 'Reading sessions…',
  byDay: 'Sessions by sign-in',
  totals: 'What an export holds',
  none: 'No session in this span',
  day: 'Day',
  total: 'Total',
  sessions: (count: number, text: string) => `${text} ${count === 1 ? 'session' : 'sessions'}`,
  span: 'Span',
  spans: (days: number) => `${days} days`,
  days: 'Days',
  classes,
  covered: 'In the export',
  gap: 'Not in it',
  notKnown: 'Not known',
  coveredShare: (percent: string) => `${percent} in the export`,
  ring: (covered: string, gap: string, notKnown: string) =>
    `${covered} in the export, ${gap} not in it, ${notKnown} not known`,
  leaving: (count: number, text: string) =>
    count === 1
      ? '1 session leaves the 30 days of the export within a week.'
      : `${text} sessions leave the 30 days of the export within a week.`,
  gapTitle: 'Sessions not in the export',
  weak: 'weak evidence',
  more: (text: string) => `and ${text} more`,
  fills: 'What is kept of them',
  rollouts,
  otel,
  otelUnknown: 'Whether OTel logs fill the gap is not known.',
};
