import { isRuleOf } from '../../codex-version/rule-version.ts';

/** Returns true where a Codex version is `since` or newer, as `isRuleOf` decides. */
export function isAtLeast(version: string | null, since: `${number}.${number}.${number}`): boolean {
  return isRuleOf({ since }, version);
}
