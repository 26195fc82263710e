import type { Finding } from '../shared/finding.ts';

/** Several parts of the host have something to tell; each replaces only what it told itself. */
export function joinFindings(tell: (findings: readonly Finding[]) => void): {
  from(part: string): (findings: readonly Finding[]) => void;
} {
  const told = new Map<string, readonly Finding[]>();
  return {
    from: (part) => (findings) => {
      told.set(part, findings);
      tell([...told.values()].flat());
    },
  };
}
