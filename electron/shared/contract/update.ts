import { type Finding, finding } from '../finding.ts';
import { updateMessage } from '../messages/en/glance/update.ts';

const KIND = 'update.available';

/**
 * What a person should know of a newer version. It stands among the findings, so that every host and
 * script hears of it. `page` is where people get it.
 */
export function updateFinding(version: string, current: string, page: string): Finding {
  return finding(
    { area: 'settings', kind: KIND, subject: version },
    {
      level: 'info',
      title: updateMessage('update.available', { version }),
      detail: updateMessage('update.available.why', { current }),
      remedy: updateMessage('update.available.remedy', { page }),
    },
  );
}

/** The newer version that the findings tell of; null where there is none. */
export function availableUpdate(findings: readonly Pick<Finding, 'id' | 'kind'>[]): string | null {
  return findings.find(({ kind }) => kind === KIND)?.id.slice(KIND.length + 1) ?? null;
}
