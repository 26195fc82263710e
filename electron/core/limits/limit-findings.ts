import type { Finding } from '../../shared/finding.ts';
import type { Limits } from '../../shared/limits.ts';

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
        title: 'A limit was recorded with a use that cannot be',
        detail: `It is the limit ${limitId}. Its use is shown as not known until the server says another.`,
      };
    }),
    ...ahead.map((limitId): Finding => {
      return {
        id: `limits.ahead:${limitId}`,
        kind: 'limits.ahead',
        level: 'warning',
        area: 'limits',
        title: 'A limit was recorded for a moment that has not come',
        detail: `It is the limit ${limitId}. What was recorded is not used until then.`,
        remedy: 'Check the clock of the machine that wrote the session.',
      };
    }),
  ];
}
