import type { ConfigDifference } from '../../../shared/verify.ts';
import { type ResolvedConfig, resolvedValue } from '../resolve.ts';
import { builtInDefaults } from '../schema/packaged.ts';
import { shownValue } from '../schema/redact.ts';
import { dottedKey, isTable, type KeyPath, leafPaths, valueAt } from '../toml/toml.ts';
import type { CodexConfig } from './codex-answer.ts';
import { agrees, isHidden, isPlain, normalForm, ourForm, plainAt, sameForm } from './normal-form.ts';

/** Tables that Codex answers whole, so that a key missing on either side is a difference. */
const explained = ['analytics', 'feedback', 'otel'];

/** What became of each key that either side has. */
export interface Compared {
  readonly differences: readonly ConfigDifference[];
  /** Keys whose values were held against each other. */
  readonly compared: readonly string[];
  /** `key: reason`, for each key that was not compared. */
  readonly leftOut: readonly string[];
}

/** Holds every key of a valid configuration against Codex's answer, its defaults too. Pure. */
export function compareKeys(resolved: ResolvedConfig, answer: CodexConfig): Compared {
  const ours = ourPaths(resolved);
  const held = [
    ...explained.map((table) => compareTable(resolved, answer, table)),
    ...ours.map((path) => compareKey(resolved, answer, path)),
  ];
  // What stands at or below a key that Glance has was compared with that key.
  const known = new Set([...explained.map((table) => [table]), ...ours].map((path) => JSON.stringify(path)));
  const beyond = plainPaths(answer.config).filter(
    (path) =>
      !isFeatureWord(resolved, path) &&
      !path.some((_key, index) => known.has(JSON.stringify(path.slice(0, index + 1)))),
  );
  const others = beyond.map((path) => compareUnknown(resolved, answer, path));
  return {
    differences: [...held, ...others].flatMap((one) => one.differences),
    compared: [...held, ...others].flatMap((one) => one.compared),
    leftOut: [...held, ...others].flatMap((one) => one.leftOut),
  };
}

function ourPaths({ effective }: ResolvedConfig): KeyPath[] {
  const builtIn = leafPaths(builtInDefaults).filter((path) => valueAt(effective, path) === undefined);
  return [...leafPaths(effective), ...builtIn].filter(([top = '']) => !explained.includes(top));
}

/** A table that Glance explains, as a whole. */
function compareTable({ effective }: ResolvedConfig, { config }: CodexConfig, table: string): Compared {
  const raw = plainAt(config, [table]);
  const value = valueAt(effective, [table]);
  const paths = isTable(value) ? leafPaths(value, [table]) : [];
  const answered = ([, ...below]: KeyPath) => {
    const theirs = plainAt(raw, below);
    return theirs !== undefined || isFree(below.slice(0, -1));
  };
  const hidden = paths.filter(([, ...below]) => isHidden(plainAt(raw, below)));
  const unknown = paths.filter((path) => !answered(path));
  const leftOut = [
    ...unknown.map((path) => `${dottedKey(path)}: Codex does not answer it.`),
    ...hidden.map((path) => `${dottedKey(path)}: Codex hides its value.`),
  ];
  if (raw === undefined) return { ...nothing, leftOut };
  const [ours, theirs] = withoutUnknown(ourForm(value ?? {}), normalForm(raw ?? {}), raw);
  const compared = paths.filter((path) => !unknown.includes(path) && !hidden.includes(path)).map(dottedKey);
  const differences = agrees(ours, theirs) ? [] : [shownDifference('value', [table], ours, theirs)];
  return { differences, compared, leftOut };
}

/**
 * Removes from Glance's side of an explained table the keys that Codex does not know: they are absent from its
 * answer, while a known key that is unset is there as null.
 */
export function withoutUnknown(ours: unknown, theirs: unknown, raw: unknown): [unknown, unknown] {
  const known = (value: unknown, at: readonly string[]): unknown => {
    if (!isPlain(value)) return value;
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

/** A key that Glance has a value for. */
function compareKey(resolved: ResolvedConfig, { config }: CodexConfig, path: KeyPath): Compared {
  const key = dottedKey(path);
  const value = resolvedValue(resolved, path).value ?? {};
  const theirs = plainAt(config, path) ?? featureWord(config, path);
  const ours = ourForm(value);
  // Codex leaves out keys that it does not know, and those that it keeps to itself.
  if (theirs === undefined || theirs === null) {
    return { ...nothing, leftOut: [`${key}: Codex does not answer it.`] };
  }
  if (isHidden(theirs)) return { ...nothing, leftOut: [`${key}: Codex hides its value.`] };
  const same = agrees(ours, normalForm(theirs), true);
  const differences = same ? [] : [shownDifference('value', path, ours, normalForm(theirs))];
  return { ...nothing, compared: [key], differences };
}

const nothing: Compared = { differences: [], compared: [], leftOut: [] };

/** A key that Codex has a value for and Glance has none. */
function compareUnknown(resolved: ResolvedConfig, answer: CodexConfig, path: KeyPath): Compared {
  const key = dottedKey(path);
  const theirs = plainAt(answer.config, path);
  if (isExtra(resolved, answer, path)) {
    return { ...nothing, compared: [key], differences: [shownDifference('value', path, null, theirs)] };
  }
  return { ...nothing, leftOut: [`${key}: Codex's own default, which Glance does not know.`] };
}

/** True where a file sets the key, so that Glance should have it. */
function isExtra(resolved: ResolvedConfig, { origins }: CodexConfig, path: KeyPath): boolean {
  const key = path.join('.');
  const isSet = [...origins.keys()].some((origin) => origin === key || origin.startsWith(`${key}.`));
  return isSet && !isReplaced(resolved, key);
}

/** Codex shows `{ enabled = true }` as the word that was written, and merges it as the table. */
function featureWord(config: CodexConfig['config'], path: KeyPath): unknown {
  const [table, , key] = path;
  if (table !== 'features' || key !== 'enabled') return undefined;
  const word = plainAt(config, path.slice(0, 2));
  return typeof word === 'boolean' ? word : undefined;
}

/** True for the word by which Codex shows a feature that is a table. */
function isFeatureWord({ effective }: ResolvedConfig, path: KeyPath): boolean {
  const isFeature = path.length === 2 && path[0] === 'features';
  return isFeature && valueAt(effective, [...path, 'enabled']) !== undefined;
}

/** Paths of what is no table and not null in a JSON object. */
function plainPaths(value: unknown, prefix: KeyPath = []): KeyPath[] {
  if (isPlain(value))
    return Object.entries(value).flatMap(([key, inner]) => plainPaths(inner, [...prefix, key]));
  return value === null || value === undefined ? [] : [prefix];
}

/** Makes the difference of both sides, as they may be shown. */
export function shownDifference(
  kind: ConfigDifference['kind'],
  path: KeyPath,
  glance: unknown,
  codex: unknown,
): ConfigDifference {
  const [ours, theirs] = [shownValue(path, glance), shownValue(path, codex)];
  // Two texts of one length look the same where neither may be shown.
  const isAlike = sameForm(ours, theirs) && !sameForm(glance, codex);
  return difference(kind, path, ours, isAlike ? '[another value of that kind and length]' : theirs);
}

/**
 * Returns true for a key below a table or list that a higher layer or a requirement replaced whole: Codex still
 * lists it.
 */
export function isReplaced(resolved: ResolvedConfig, key: string): boolean {
  return resolved.layersInOrder.some(
    ({ table, inForce }) =>
      inForce && isAtOrBelow(key, new Set(leafPaths(table).map((path) => path.join('.')))),
  );
}

/** Returns true where a dotted key is one of the paths, or stands below one. */
export function isAtOrBelow(key: string, paths: ReadonlySet<string>): boolean {
  const parts = key.split('.');
  return parts.some((_part, index) => paths.has(parts.slice(0, index + 1).join('.')));
}

/** Returns a difference whose two sides may be shown. */
export function difference(
  kind: ConfigDifference['kind'],
  path: KeyPath,
  glance: unknown,
  codex: unknown,
): ConfigDifference {
  return { kind, key: dottedKey(path), glance, codex };
}
