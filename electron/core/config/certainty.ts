import { VERIFIED_CODEX } from '../../shared/codex.ts';
import type { Layer } from '../../shared/origin.ts';
import { stateOf } from '../codex-version/decide-codex.ts';
import { ruleVersion } from '../codex-version/rule-version.ts';
import { layerName } from './layer-name.ts';
import { isPinnable } from './requirements.ts';
import { type ResolvedConfig, resolvedValue } from './resolve.ts';
import type { KeyPath } from './toml.ts';

/** Why it is not known whether what the rules decide is so. */
export interface Uncertainty {
  /** `version`: the rules are those of an older Codex. `cloud`: a layer that may decide is not known. */
  readonly kind: 'version' | 'cloud';
  /** What is not known, a clause that can begin a sentence: "Codex 0.172.0 is not verified". */
  readonly reason: string;
}

/** Layers above the organisation's cloud config, which it cannot overrule. */
const aboveCloud: readonly Layer[] = ['user', 'profile', 'project', 'flags', 'managed', 'managed-mdm'];

/**
 * Says why what is decided for a path may not be so; null where it is certain. With a Codex newer than
 * the verified one nothing is. A cloud config that is not known leaves open all that no layer above it
 * decides; what cloud requirements can pin, only managed requirements of this Mac decide above them.
 */
export function uncertaintyOf(resolved: ResolvedConfig, path: KeyPath): Uncertainty | null {
  const { codexVersion, unknownCloud } = resolved;
  if (stateOf(codexVersion) === 'newer') {
    return { kind: 'version', reason: `Codex ${codexVersion} is not verified` };
  }
  if (unknownCloud === null) return null;
  const { layer } = resolvedValue(resolved, path).origin;
  const decided = layer === 'requirements-mdm' || (aboveCloud.includes(layer) && !isPinnable(path));
  return decided ? null : { kind: 'cloud', reason: unknownCloud };
}

/** The first uncertainty of several paths that something depends on. */
export function uncertaintyOfAll(resolved: ResolvedConfig, paths: readonly KeyPath[]): Uncertainty | null {
  return paths.map((path) => uncertaintyOf(resolved, path)).find((one) => one !== null) ?? null;
}

/** The same configuration with the rules of the verified Codex taken for those of a newer one. */
export function asVerified(resolved: ResolvedConfig): ResolvedConfig {
  return { ...resolved, codexVersion: ruleVersion(resolved.codexVersion) };
}

/** What is not known, with what the rules say of it: a sentence without its full stop. */
export function notKnown({ kind, reason }: Uncertainty, byRules: string): string {
  return kind === 'version'
    ? `Not known: ${reason}. With ${VERIFIED_CODEX.version}: ${byRules}`
    : `Not known: ${reason}. Without it: ${byRules}`;
}

/**
 * Says of a configuration that breaks a rule, with a Codex whose rules are not verified, who refuses
 * what: "Codex 0.172.0 is not verified; 0.171.0 refuses your config.toml (line 3)". Null elsewhere.
 */
export function refusedByVerified(resolved: ResolvedConfig): string | null {
  const { invalid, codexVersion } = resolved;
  if (invalid === null || stateOf(codexVersion) !== 'newer') return null;
  const what = invalid.layer === null ? 'the merged configuration' : layerName({ layer: invalid.layer });
  const place = invalid.line === null ? what : `${what} (line ${invalid.line})`;
  return `Codex ${codexVersion} is not verified; ${VERIFIED_CODEX.version} refuses ${place}`;
}
