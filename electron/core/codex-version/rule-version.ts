import { VERIFIED_CODEX } from '../../shared/codex/codex.ts';
import { stateOf } from './decide-codex.ts';
import { compareVersions } from './version-order.ts';

/**
 * Returns the version whose rules apply to a Codex: its own where Glance has them. A newer or unknown Codex gets the
 * rules of the verified version.
 */
export function ruleVersion(version: string | null): string {
  return version !== null && stateOf(version) === 'verified' ? version : VERIFIED_CODEX.version;
}

/** The versions a rule applies to: from `since` on, and before `until`. */
export interface RuleSpan {
  readonly since?: string | null;
  readonly until?: string | null;
}

/**
 * Returns true where a rule applies to a Codex. `version` is null where unknown. A pre-release has the rules of its
 * release.
 */
export function isRuleOf({ since, until }: RuleSpan, version: string | null): boolean {
  const applied = ruleVersion(version).replace(/[-+].*$/, '');
  if (since != null && compareVersions(applied, since) < 0) return false;
  return until == null || compareVersions(applied, until) < 0;
}
