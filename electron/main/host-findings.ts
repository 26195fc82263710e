import type { Finding } from '../shared/finding.ts';

/** Several parts of the host have something to tell; each replaces only what it reported itself. */
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
