import { type Finding, finding } from '../finding.ts';
import { updateMessage } from '../messages/en/glance/update.ts';

const KIND = 'update.available';

/**
 * Makes the finding on a newer version. As a finding, it reaches every host and script. `page` is where to get it.
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

/** Returns the newer version that the findings name; null for none. */
export function availableUpdate(findings: readonly Pick<Finding, 'id' | 'kind'>[]): string | null {
  return findings.find(({ kind }) => kind === KIND)?.id.slice(KIND.length + 1) ?? null;
}
