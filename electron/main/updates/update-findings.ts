import { updateFinding } from '../../shared/contract/update.ts';
import { type Finding, finding } from '../../shared/finding.ts';
import { updateMessage } from '../../shared/messages/en/glance/update.ts';
import type { AskDecision, NewsDecision } from './decide-update.ts';
import type { ReleasePlace } from './release-place.ts';

/** Makes the findings of the check: a newer version, or that there is no place to ask. */
export function updateFindings(
  ask: AskDecision,
  news: NewsDecision,
  current: string,
  place: ReleasePlace | null,
): readonly Finding[] {
  if (ask.state === 'off') return [];
  if (place === null) {
    return [
      finding(
        { area: 'settings', kind: 'update.nowhere', subject: null },
        {
          level: 'info',
          title: updateMessage('update.nowhere'),
          detail: updateMessage('update.nowhere.why'),
          remedy: updateMessage('update.nowhere.remedy'),
        },
      ),
    ];
  }
  return news.available === null ? [] : [updateFinding(news.available, current, place.page)];
}
