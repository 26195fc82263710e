import type { ConfigDifference } from '../../../shared/verify.ts';

import { type ConfigLayer, type ConfigStack, isRequirement } from '../layers/layer.ts';
import { pin, pinnedTable } from '../layers/requirements.ts';
import { type ResolvedConfig, resolvedValue } from '../resolve.ts';
import { type KeyPath, leafPaths, type TomlTable, valueAt } from '../toml/toml.ts';
import type { CodexAnswer, CodexConfig, CodexLayerName } from './codex-answer.ts';
import {
  compareKeys,
  difference,
  isAtOrBelow,
  isReplaced,
  shownDifference,
  withoutUnknown,
} from './compare-keys.ts';
import { compareRefusal } from './compare-refusal.ts';
import { agrees, normalForm, ourForm, sameForm } from './normal-form.ts';

/**
 * Returns every point in which Glance and Codex disagree on one stack; empty where they agree. Values are redacted
 * on both sides. Pure.
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
    ...compareKeys(resolved, answer).differences,
    ...compareOrigins(resolved, answer),
    ...compareLayers(stack, answer),
    ...compareRequirements(stack, answer),
  ];
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
function isBesidePin({ layersInOrder }: ResolvedConfig, [table = '', name = '']: KeyPath): boolean {
  return layersInOrder.some(
    ({ layer, table: said }) =>
      isRequirement(layer.origin.layer) &&
      table === 'model_providers' &&
      valueAt(said, [table, name]) !== undefined,
  );
}

function isExporterWord([table, key = '']: KeyPath, value: unknown): boolean {
  return table === 'otel' && /exporter$/.test(key) && (value === 'none' || value === 'statsig');
}

/** Of a list Codex names the items, or what is in them, and still the word that the list replaced. */
function itemOrigin(answer: CodexConfig, key: string): CodexLayerName | undefined {
  const first = `${key}.0`;
  return answer.origins.get(first) ?? [...answer.origins].find(([path]) => path.startsWith(`${first}.`))?.[1];
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
    const glance = ourForm(table);
    const codex = normalForm(answer.layers[index]?.config);
    if (agrees(glance, codex)) return [];
    return [{ ...shownDifference('layer', [], glance, codex), key: origin.file ?? origin.layer }];
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
    const raw = answer.requirements[key] ?? {};
    const [ours, theirs] = withoutUnknown(ourForm(pinned[key] ?? {}), normalForm(raw), raw);
    return agrees(ours, theirs) ? [] : [shownDifference('requirement', [key], ours, theirs)];
  });
}

function shownName(name: CodexLayerName | undefined): { layer: string | null; file: string | null } | null {
  return name === undefined ? null : { layer: name.layer, file: name.file };
}
