import { VERIFIED_CODEX } from '../../shared/codex/codex.ts';
import { stateOf } from './decide-codex.ts';
import { compareVersions } from './version-order.ts';

/**
 * Names the version whose rules are applied to a Codex: its own where Glance knows it. Rules of a newer
 * Codex, or of one that is not known, are those of the verified version: none falls away.
 */
export function ruleVersion(version: string | null): string {
  return version !== null && stateOf(version) === 'verified' ? version : VERIFIED_CODEX.version;
}

/** When a rule came and went: `since` is the first version that has it, `until` the first without it. */
export interface RuleSpan {
  readonly since?: string | null;
  readonly until?: string | null;
}

/**
 * True where a rule applies to a Codex; `version` is null where it is not known. A pre-release has the
 * rules of its release.
 */
export function isRuleOf({ since, until }: RuleSpan, version: string | null): boolean {
  const applied = ruleVersion(version).replace(/[-+].*$/, '');
  if (since != null && compareVersions(applied, since) < 0) return false;
  return until == null || compareVersions(applied, until) < 0;
}
