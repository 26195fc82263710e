import type { Finding } from './finding.ts';

const KIND = 'update.available';

/**
 * What a person should know of a newer version. It stands among the findings, so that every host and
 * script hears of it. `page` is where people get it.
 */
export function updateFinding(version: string, current: string, page: string): Finding {
  return {
    id: `${KIND}:${version}`,
    kind: KIND,
    level: 'info',
    area: 'settings',
    title: `Codex Glance ${version} is available.`,
    detail: `This is ${current}. It was asked for because the check for newer versions is switched on; nothing was downloaded.`,
    remedy: `Get it from ${page}, or the way you got this one.`,
  };
}

/** The newer version that the findings tell of; null where there is none. */
export function availableUpdate(findings: readonly Pick<Finding, 'id' | 'kind'>[]): string | null {
  return findings.find(({ kind }) => kind === KIND)?.id.slice(KIND.length + 1) ?? null;
}
