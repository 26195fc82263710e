import { type Finding, finding } from '../../shared/finding.ts';
import type { Limits } from '../../shared/limits.ts';
import { limitsMessage } from '../../shared/messages/en/usage/limits.ts';

/** Makes the findings on impossible limits. `ahead`: limits recorded for a moment in the future. */
export function limitFindings({ windows }: Pick<Limits, 'windows'>, ahead: readonly string[]): Finding[] {
  const doubted = windows.filter(({ state, usedPercent }) => state === 'current' && usedPercent === null);
  return [
    ...doubted.map(({ id, limitId }) =>
      finding(
        { area: 'limits', kind: 'limits.not-believed', subject: id },
        {
          level: 'warning',
          title: limitsMessage('limits.finding.not-believed'),
          detail: limitsMessage('limits.finding.not-believed.why', { limit: limitId }),
        },
      ),
    ),
    ...ahead.map((limitId) =>
      finding(
        { area: 'limits', kind: 'limits.ahead', subject: limitId },
        {
          level: 'warning',
          title: limitsMessage('limits.finding.ahead'),
          detail: limitsMessage('limits.finding.ahead.why', { limit: limitId }),
          remedy: limitsMessage('limits.finding.ahead.remedy'),
        },
      ),
    ),
  ];
}
