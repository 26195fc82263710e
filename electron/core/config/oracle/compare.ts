import type { ConfigDifference } from '../../../shared/verify.ts';

import { type ConfigLayer, type ConfigStack, isRequirement } from '../layer.ts';
import { pin, pinnedTable } from '../requirements.ts';
import { type ResolvedConfig, resolvedValue } from '../resolve.ts';
import { dottedKey, type KeyPath, leafPaths, type TomlTable, valueAt } from '../toml.ts';
import type { CodexAnswer, CodexConfig, CodexLayerName } from './codex-answer.ts';
import { compareRefusal } from './compare-refusal.ts';
import { normalForm, ourForm, plainAt, sameForm, theirForm } from './normal-form.ts';

/**
 * Every point in which Glance and Codex disagree on one stack; empty where they agree. Values are
 * redacted on both sides. Pure.
 */
export function compareWithCodex(
  stack: ConfigStack,
  resolved: ResolvedConfig,
  answer: CodexAnswer,
): ConfigDifference[] {
  if (answer.state !== 'answered') return compareRefusal(stack, resolved, answer);
  if (resolved.invalid !== null) {
    const { reason } = resolved.invalid;
    return [{ kind: 'error', key: null, glance: reason, codex: 'The configuration is valid.' }];
  }
  return [
    ...compareValues(resolved, answer),
    ...compareOrigins(resolved, answer),
    ...compareLayers(stack, answer),
    ...compareRequirements(stack, answer),
  ];
}

/** Tables that Codex answers whole, so that a key missing on either side is a difference. */
const explained = ['analytics', 'feedback', 'otel'];

function compareValues(resolved: ResolvedConfig, answer: CodexConfig): ConfigDifference[] {
  const whole = explained.map((key): KeyPath => [key]);
  const others = leafPaths(resolved.effective).filter(([top = '']) => !explained.includes(top));
  return [...whole, ...others].flatMap((path) => {
    const theirs = plainAt(answer.config, path) ?? featureWord(answer.config, path);
    // Codex leaves out keys that it does not know, and those that it keeps to itself.
    if (theirs === undefined) return [];
    const ours = ourForm(path, valueAt(resolved.effective, path) ?? {});
    const [glance, codex] = withoutUnknown(path, ours, theirForm(path, theirs ?? {}), theirs);
    return sameForm(glance, codex) ? [] : [{ kind: 'value', key: dottedKey(path), glance, codex }];
  });
}

/** Codex shows `{ enabled = true }` as the word that was written, and merges it as the table. */
function featureWord(config: CodexConfig['config'], path: KeyPath): unknown {
  const [table, , key] = path;
  if (table !== 'features' || key !== 'enabled') return undefined;
  const word = plainAt(config, path.slice(0, 2));
  return typeof word === 'boolean' ? word : undefined;
}

/**
 * Of an explained table, Glance's side loses the keys that Codex does not know: they are absent from
 * its answer, while a known key that is unset is there as null. Codex's side loses defaults that it
 * fills in below a table that is set.
 */
function withoutUnknown(path: KeyPath, ours: unknown, theirs: unknown, raw: unknown): [unknown, unknown] {
  if (path.length !== 1 || !explained.includes(path[0] ?? '')) return [ours, theirs];
  const known = (value: unknown, at: readonly string[]): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const kept = Object.entries(value)
      .filter(([key]) => plainAt(raw, [...at, key]) !== undefined || isFree(at))
      .map(([key, inner]) => [key, known(inner, [...at, key])]);
    return Object.fromEntries(kept);
  };
  return [normalForm(known(ours, [])), theirs];
}

/** Tables whose keys are the user's own, and the kinds of an exporter: there, absence is a difference. */
function isFree(at: readonly string[]): boolean {
  const [field = ''] = at;
  return (
    field === 'span_attributes' || field === 'tracestate' || (at.length === 1 && /exporter$/.test(field))
  );
}

function compareOrigins(resolved: ResolvedConfig, answer: CodexConfig): ConfigDifference[] {
  const seen = new Set<string>();
  const wrong = leafPaths(resolved.effective).flatMap((path): ConfigDifference[] => {
    const { origin, value } = resolvedValue(resolved, path);
    const key = path.join('.');
    seen.add(key);
    // Codex lists neither packaged defaults nor what a requirement pins, and no list without items.
    if (origin.layer === 'packaged' || isRequirement(origin.layer)) return [];
    if (Array.isArray(value) && value.length === 0) return [];
    const theirs = Array.isArray(value) ? itemOrigin(answer, key) : answer.origins.get(key);
    if (theirs === undefined && isBesidePin(resolved, path)) return [];
    // Where a file does not parse as a whole, Codex keeps `{ none = {} }`, which has no leaf to list.
    if (isExporterWord(path, value)) return [];
    const ours = { layer: origin.layer, file: origin.file ?? null };
    return sameForm(ours, shownName(theirs)) ? [] : [difference('origin', path, ours, shownName(theirs))];
  });
  const extra = [...answer.origins].flatMap(([key, name]): ConfigDifference[] => {
    const path = key.split('.');
    if (isAtOrBelow(key, seen) || isReplaced(resolved, key)) return [];
    return [difference('origin', path, null, shownName(name))];
  });
  return [...wrong, ...extra];
}

/** Codex forgets the origins of a whole provider once a requirement pins a part of it. */
function isBesidePin({ ladder }: ResolvedConfig, [table = '', name = '']: KeyPath): boolean {
  return ladder.some(
    ({ layer, table: said }) =>
      isRequirement(layer.origin.layer) &&
      table === 'model_providers' &&
      valueAt(said, [table, name]) !== undefined,
  );
}

function isExporterWord([table, key = '']: KeyPath, value: unknown): boolean {
  return table === 'otel' && /exporter$/.test(key) && (value === 'none' || value === 'statsig');
}

/** Of a list Codex names the items, or what stands in them, and still the word that the list replaced. */
function itemOrigin(answer: CodexConfig, key: string): CodexLayerName | undefined {
  const first = `${key}.0`;
  return answer.origins.get(first) ?? [...answer.origins].find(([path]) => path.startsWith(`${first}.`))?.[1];
}

/** Codex still lists keys below a table or list that a higher layer or a requirement replaced whole. */
function isReplaced(resolved: ResolvedConfig, key: string): boolean {
  return resolved.ladder.some(
    ({ table, inForce }) =>
      inForce && isAtOrBelow(key, new Set(leafPaths(table).map((path) => path.join('.')))),
  );
}

function isAtOrBelow(key: string, paths: ReadonlySet<string>): boolean {
  const parts = key.split('.');
  return parts.some((_part, index) => paths.has(parts.slice(0, index + 1).join('.')));
}

function compareLayers(stack: ConfigStack, answer: CodexConfig): ConfigDifference[] {
  const ours = stack.layers.filter(isListed).toReversed();
  const name = (one: CodexLayerName & { disabled: boolean }) => ({
    ...shownName(one),
    disabled: one.disabled,
  });
  const listed = ours.map(({ origin, disabledReason }) => ({
    layer: origin.layer,
    file: origin.file ?? null,
    disabled: disabledReason !== null,
  }));
  const theirs = answer.layers.map(name);
  if (!sameForm(listed, theirs)) return [{ kind: 'layers', key: null, glance: listed, codex: theirs }];
  return ours.flatMap(({ table, disabledReason, origin }, index): ConfigDifference[] => {
    // Codex shows what an untrusted project says without the keys it would drop; nobody uses it.
    if (disabledReason !== null) return [];
    const glance = ourForm([], table);
    const codex = theirForm([], answer.layers[index]?.config);
    return sameForm(glance, codex)
      ? []
      : [{ kind: 'layer', key: origin.file ?? origin.layer, glance, codex }];
  });
}

/** Codex always lists the system and user files, and a project by its folder; others where they exist. */
function isListed({ origin, exists, disabledReason }: ConfigLayer): boolean {
  if (origin.layer === 'packaged') return false;
  if (origin.layer === 'managed' && disabledReason !== null) return false;
  return exists || origin.layer === 'system' || origin.layer === 'user' || origin.layer === 'project';
}

function compareRequirements(stack: ConfigStack, answer: CodexConfig): ConfigDifference[] {
  const pinned = stack.requirements
    .filter(({ disabledReason }) => disabledReason === null)
    .map((layer) => pinnedTable(layer, stack.codexVersion))
    .reduce((all, table) => pin(all, table), {} as TomlTable);
  return (['feedback', 'otel'] as const).flatMap((key): ConfigDifference[] => {
    const glance = ourForm([key], pinned[key] ?? {});
    const codex = theirForm([key], answer.requirements[key] ?? {});
    const [ours, theirs] = withoutUnknown([key], glance, codex, answer.requirements[key] ?? {});
    return sameForm(ours, theirs) ? [] : [{ kind: 'requirement', key, glance: ours, codex: theirs }];
  });
}

function shownName(name: CodexLayerName | undefined): { layer: string | null; file: string | null } | null {
  return name === undefined ? null : { layer: name.layer, file: name.file };
}

function difference(
  kind: ConfigDifference['kind'],
  path: KeyPath,
  glance: unknown,
  codex: unknown,
): ConfigDifference {
  return { kind, key: dottedKey(path), glance, codex };
}
