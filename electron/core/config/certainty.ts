import { VERIFIED_CODEX } from '../../shared/codex/codex.ts';
import { certaintyMessage } from '../../shared/messages/en/config/certainty.ts';
import { verbatim } from '../../shared/messages/en/words.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { Layer } from '../../shared/origin.ts';
import { stateOf } from '../codex-version/decide-codex.ts';
import { ruleVersion } from '../codex-version/rule-version.ts';
import { type ConfigLayer, isRequirement } from './layers/layer.ts';
import { layerPlace } from './layers/layer-name.ts';
import { isPinnable } from './layers/requirements.ts';
import { type ResolvedConfig, resolvedValue } from './resolve.ts';
import { type KeyPath, valueAt } from './toml/toml.ts';

/** Why it is not known whether what the rules decide is so. */
export interface Uncertainty {
  /**
   * `version`: the rules are those of an older Codex. `cloud`: a layer that may decide is not known.
   * `file`: Glance did not read a file that Codex may read.
   */
  readonly kind: 'version' | 'cloud' | 'file';
  /** What is not known, a clause that can begin a sentence: "Codex 0.172.0 is not verified". */
  readonly reason: Message;
}

/**
 * Layers that decide whatever becomes of the organisation's cloud config. The user's own files are none of
 * them: where the server cannot be asked, an app-server goes on without them (seen with 0.171.0).
 */
const aboveCloud: readonly Layer[] = ['managed', 'managed-mdm'];

/**
 * Says why what is decided for a path may not be so; null where it is certain. With a Codex newer than
 * the verified one nothing is. A cloud config that is not known leaves open all that no managed layer
 * decides; what cloud requirements can pin, only managed requirements of this Mac decide above them. A file
 * that was not read leaves open all that could change with it, also by being broken.
 */
export function uncertaintyOf(resolved: ResolvedConfig, path: KeyPath): Uncertainty | null {
  const { codexVersion, unknownCloud } = resolved;
  const unread = unreadFile(resolved, path);
  if (unread !== null) return { kind: 'file', reason: unread };
  if (stateOf(codexVersion) === 'newer') {
    return {
      kind: 'version',
      reason: certaintyMessage('certainty.unverified', { codex: codexVersion ?? '' }),
    };
  }
  if (unknownCloud === null) return null;
  const { layer } = resolvedValue(resolved, path).origin;
  const decided = layer === 'requirements-mdm' || (aboveCloud.includes(layer) && !isPinnable(path));
  return decided ? null : { kind: 'cloud', reason: unknownCloud };
}

/** Layers that an app-server leaves out where one of them is broken. */
const droppedTogether: readonly Layer[] = ['user', 'profile', 'project'];

/**
 * The first file that was not read and may decide a path, a clause with the reason; null where none may.
 * Only a layer above it that stays in force when the file is broken decides against it. A requirements
 * file that is broken puts all else out of force.
 */
function unreadFile({ layersInOrder, unreadFiles: named }: ResolvedConfig, path: KeyPath): Message | null {
  const decided = layersInOrder.findIndex(
    ({ table, inForce, layer }) =>
      inForce && !droppedTogether.includes(layer.origin.layer) && valueAt(table, path) !== undefined,
  );
  const found = layersInOrder.find(
    ({ layer }, at) =>
      isNotRead(layer) && (decided === -1 || at < decided || isRequirement(layer.origin.layer)),
  );
  if (found !== undefined) return notReadClause(found.layer);
  // A file that the configuration names and Codex cannot use makes it invalid.
  const [first] = decided === -1 ? namedClauses(named) : [];
  return first ?? null;
}

/** Returns the files that Glance did not read though Codex may, each a clause with the reason. */
export function unreadClauses({ layersInOrder, unreadFiles }: ResolvedConfig): Message[] {
  const layers = layersInOrder
    .filter(({ layer }) => isNotRead(layer))
    .map(({ layer }) => notReadClause(layer));
  return [...layers, ...namedClauses(unreadFiles)];
}

function namedClauses(files: ReadonlyMap<string, Message>): Message[] {
  return [...files].map(([file, why]) => certaintyMessage('certainty.not-read', { file, why }));
}

function isNotRead({ disabledReason, error }: ConfigLayer): boolean {
  return disabledReason === null && error?.kind === 'not-read';
}

function notReadClause({ error }: ConfigLayer): Message {
  return certaintyMessage('certainty.not-read', {
    file: error?.file ?? '',
    why: error?.why ?? verbatim(''),
  });
}

/** Returns the first uncertainty of several paths that something depends on. */
export function uncertaintyOfAll(resolved: ResolvedConfig, paths: readonly KeyPath[]): Uncertainty | null {
  return paths.map((path) => uncertaintyOf(resolved, path)).find((one) => one !== null) ?? null;
}

/** Returns the same configuration with the rules of the verified Codex taken for those of a newer one. */
export function asVerified(resolved: ResolvedConfig): ResolvedConfig {
  return { ...resolved, codexVersion: ruleVersion(resolved.codexVersion) };
}

/**
 * Says that it is not known whether what the rules say is so: a sentence without its full stop. Where the verified
 * Codex refuses the configuration, it says that.
 */
export function inDoubt(resolved: ResolvedConfig, uncertainty: Uncertainty, byRules: Message): Message {
  const refused = refusedByVerified(resolved);
  return refused === null
    ? notKnown(uncertainty, byRules)
    : certaintyMessage('certainty.file', { reason: refused });
}

/** Returns what is not known, with what the rules say of it: a sentence without its full stop. */
function notKnown({ kind, reason }: Uncertainty, byRules: Message): Message {
  // What would be so without the file tells nothing: it stands where the answer most likely is.
  if (kind === 'file') return certaintyMessage('certainty.file', { reason });
  return kind === 'version'
    ? certaintyMessage('certainty.version', { reason, verified: VERIFIED_CODEX.version, byRules })
    : certaintyMessage('certainty.cloud', { reason, byRules });
}

/**
 * Says of a configuration that breaks a rule, with a Codex whose rules are not verified, who refuses
 * what: "Codex 0.172.0 is not verified; 0.171.0 refuses your config.toml (line 3)". Null elsewhere.
 */
export function refusedByVerified(resolved: ResolvedConfig): Message | null {
  const { invalid, codexVersion } = resolved;
  if (invalid === null || stateOf(codexVersion) !== 'newer') return null;
  const place = layerPlace(invalid);
  return certaintyMessage('certainty.refused', {
    codex: codexVersion ?? '',
    verified: VERIFIED_CODEX.version,
    place,
  });
}
