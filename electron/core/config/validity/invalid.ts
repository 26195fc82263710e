import { verbatim } from '../../../shared/messages/en/words.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { Layer } from '../../../shared/origin.ts';
import { type ConfigLayer, type ConfigStack, originOf } from '../layers/layer.ts';
import { doubleNamed, mergeLayers, mergeTables } from '../layers/merge.ts';
import { pin, pinnedTable } from '../layers/requirements.ts';
import { configRule, providerKeys, requirementsRule } from '../schema/codex-schema.ts';
import { findViolation } from '../schema/schema.ts';
import type { Violation } from '../schema/violation.ts';
import { type KeyPath, type TomlTable, valueAt } from '../toml/toml.ts';
import { findConflict, findPinnableConflict } from './codex-conflicts.ts';
import { findSplitServer } from './enterprise-servers.ts';
import { findMeaningless, findNamelessProvider } from './meaning.ts';
import { findPinnedProfiles } from './permissions.ts';
import { findRequirementConflict } from './requirement-conflicts.ts';

/**
 * What Codex does with a configuration that it cannot use, as seen with 0.169.0. The TUI and `codex
 * exec` exit in every case; this is what an app-server does.
 *
 * - `without-user`: it runs without the user's, profile's and projects' files; all else still counts.
 * - `bare`: it runs on its built-in defaults alone. Managed files do not count either.
 * - `refuses`: it does not start.
 */
export type InvalidEffect = 'without-user' | 'bare' | 'refuses';

export interface InvalidConfig {
  readonly effect: InvalidEffect;
  /** What is wrong, a sentence without the file's name. */
  readonly reason: Message;
  /** The layer to repair; null where only the merge of several is wrong. */
  readonly layer: Layer | null;
  readonly file: string | null;
  /** 1-based. */
  readonly line: number | null;
  /** The key at fault; null where the file as a whole is. */
  readonly path: KeyPath | null;
  /** Set where an exporter has two kinds, each from a layer of its own. */
  readonly twoVariants: boolean;
}

const userLayers: readonly Layer[] = ['user', 'profile', 'project'];

/** Decides whether Codex can use the stack, and what it does where not. Null: it can. */
export function findInvalid(stack: ConfigStack): InvalidConfig | null {
  const requirement = invalidRequirement(stack.requirements, stack.codexVersion);
  if (requirement?.effect === 'refuses') return requirement;
  const broken = stack.layers.filter((layer) => stops(layer));
  const refused = broken.find((layer) => !userLayers.includes(layer.origin.layer));
  if (refused !== undefined) return ofError(refused, 'refuses');
  // The fallback is itself loaded and checked: if it is invalid too, nothing starts.
  const fallback = invalidMerge(
    stack.layers.filter((layer) => !userLayers.includes(layer.origin.layer)),
    stack,
  );
  const refuses = (found: InvalidConfig): InvalidConfig =>
    fallback === null ? found : { ...fallback, effect: 'refuses' };
  if (requirement !== null) return refuses(requirement);
  const [first] = broken;
  const found = first === undefined ? invalidMerge(stack.layers, stack) : ofError(first, 'without-user');
  return found === null ? null : refuses(found);
}

/** Returns the mistakes of a file on its own, whatever the other layers say; none where Codex can read it. */
export function ownMistakes({ table }: ConfigLayer, version: string | null): KeyPath[] {
  const nameless = findNamelessProvider(table)?.path;
  const found = [findConfigViolation(table, version)?.path, doubleNamed(table), nameless];
  return found.filter((path) => path !== null && path !== undefined);
}

/** What of a configuration, or of one file of it, is not as Codex takes it, whatever it means. */
function findConfigViolation(table: TomlTable, version: string | null): Violation | null {
  return findViolation(table, configRule(version)) ?? findConflict(table, providerKeys(version));
}

/** Returns true for the layers that take part in what runs, given what was decided above. */
export function countsUnder(invalid: InvalidConfig | null, layer: Layer): boolean {
  if (invalid === null) return true;
  if (invalid.effect === 'without-user') return !userLayers.includes(layer);
  return layer === 'packaged';
}

/**
 * A broken file that keeps Codex from reading its layers. The syntax of an untrusted project's file
 * does not matter; that it can be read does. What a broken cloud fragment does was not observed, and what
 * Codex makes of a file that Glance does not read is not known.
 */
function stops(layer: ConfigLayer): boolean {
  if (layer.error === null || layer.origin.layer === 'cloud') return false;
  if (layer.error.kind === 'not-read') return false;
  return layer.disabledReason === null || layer.error.kind === 'unreadable';
}

function ofError(layer: ConfigLayer, effect: InvalidEffect): InvalidConfig {
  return {
    effect,
    reason: layer.error?.message ?? verbatim(''),
    layer: layer.origin.layer,
    file: layer.error?.file ?? null,
    line: layer.error?.line ?? null,
    path: null,
    twoVariants: false,
  };
}

function invalidRequirement(layers: readonly ConfigLayer[], version: string | null): InvalidConfig | null {
  const active = layers.filter((layer) => layer.disabledReason === null);
  const broken = active.find(({ error }) => error !== null && error.kind !== 'not-read');
  if (broken !== undefined) return ofError(broken, 'bare');
  for (const layer of active) {
    const violation =
      findViolation(layer.table, requirementsRule(version)) ??
      findRequirementConflict(layer.table) ??
      findPinnableConflict(layer.table, providerKeys(version));
    if (violation === null) continue;
    const origin = originOf(layer, violation.path);
    return {
      effect: 'refuses',
      reason: violation.message,
      layer: origin.layer,
      file: origin.file ?? null,
      line: origin.line ?? null,
      path: violation.path,
      twoVariants: false,
    };
  }
  return null;
}

/**
 * Checks the merge, not each layer: a wrong value that a higher layer replaces does no harm. Kinds are
 * checked before requirements take the place of values, and what values mean after that.
 */
function invalidMerge(layers: readonly ConfigLayer[], stack: ConfigStack): InvalidConfig | null {
  const { codexVersion: version, fileFaults } = stack;
  const merged = mergeLayers(layers);
  const pins = stack.requirements.filter(({ disabledReason }) => disabledReason === null);
  const inForce = pins.reduce((all, layer) => pin(all, pinnedTable(layer, version)), merged);
  const withoutProjects = mergeLayers(layers.filter(({ origin }) => origin.layer !== 'project'));
  const required = pins.reduce<TomlTable>((all, { table }) => mergeTables(all, table), {});
  const wrongKind = findConfigViolation(merged, version);
  const violation =
    wrongKind ??
    findMeaningless(merged, inForce, withoutProjects, required, fileFaults) ??
    findSplitServer(layers, merged) ??
    findPinnedProfiles(required, merged);
  if (violation === null) return null;
  const culprit = [...layers, ...(wrongKind === null ? pins : [])].findLast(
    (layer) => layer.disabledReason === null && valueAt(layer.table, violation.path) !== undefined,
  );
  const twoVariants = violation.twoVariants === true;
  const origin = culprit === undefined || twoVariants ? null : originOf(culprit, violation.path);
  return {
    effect: 'without-user',
    reason: violation.message,
    layer: origin?.layer ?? null,
    file: origin?.file ?? null,
    line: violation.elsewhere === true ? null : (origin?.line ?? null),
    path: violation.path,
    twoVariants,
  };
}
