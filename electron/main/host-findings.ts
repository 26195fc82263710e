import type { Finding } from '../shared/finding.ts';

/** Joins the findings of several parts of the host; each replaces only its own. */
export function joinFindings(setHostFindings: (findings: readonly Finding[]) => void): {
  from(part: string): (findings: readonly Finding[]) => void;
} {
  const reported = new Map<string, readonly Finding[]>();
  return {
    from: (part) => (findings) => {
      reported.set(part, findings);
      setHostFindings([...reported.values()].flat());
    },
  };
}
