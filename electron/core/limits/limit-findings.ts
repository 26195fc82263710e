import type { Finding } from '../../shared/finding.ts';
import type { Limits } from '../../shared/limits.ts';
import { limitsMessage } from '../../shared/messages/en/limits.ts';

/** What limits said that cannot be. `ahead` are limits that were recorded for a moment that has not come. */
export function limitFindings({ windows }: Pick<Limits, 'windows'>, ahead: readonly string[]): Finding[] {
  const doubted = windows.filter(({ state, usedPercent }) => state === 'current' && usedPercent === null);
  return [
    ...doubted.map(({ id, limitId }): Finding => {
      return {
        id: `limits.not-believed:${id}`,
        kind: 'limits.not-believed',
        level: 'warning',
        area: 'limits',
        title: limitsMessage('limits.finding.not-believed'),
        detail: limitsMessage('limits.finding.not-believed.why', { limit: limitId }),
      };
    }),
    ...ahead.map((limitId): Finding => {
      return {
        id: `limits.ahead:${limitId}`,
        kind: 'limits.ahead',
        level: 'warning',
        area: 'limits',
        title: limitsMessage('limits.finding.ahead'),
        detail: limitsMessage('limits.finding.ahead.why', { limit: limitId }),
        remedy: limitsMessage('limits.finding.ahead.remedy'),
      };
    }),
  ];
}
