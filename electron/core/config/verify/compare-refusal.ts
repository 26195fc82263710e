import type { ConfigDifference } from '../../../shared/verify.ts';
import { type ConfigLayer, type ConfigStack, originOf } from '../layers/layer.ts';
import { tlsFiles } from '../layers/named-files.ts';
import type { ResolvedConfig } from '../resolve.ts';
import type { KeyPath, TomlTable } from '../toml/toml.ts';
import { type InvalidConfig, ownMistakes } from '../validity/invalid.ts';
import type { CodexRefusal } from './codex-answer.ts';

/** Returns whether Glance also finds the configuration unusable, for the same reason and at the same place. */
export function compareRefusal(
  stack: ConfigStack,
  { invalid, effective }: ResolvedConfig,
  refusal: CodexRefusal,
): ConfigDifference[] {
  const { state } = refusal;
  const said = state === 'exited' ? 'Codex does not start.' : 'Codex cannot use the configuration.';
  const place = placeIn(refusal);
  const codex = `${said}${placeText(place)}`;
  const differ = (glance: string): ConfigDifference[] => [{ kind: 'error', key: place.key, glance, codex }];
  if (invalid === null && state === 'exited' && lacksTlsFile(stack, effective)) return [];
  if (invalid === null) return differ('The configuration is valid.');
  if ((invalid.effect === 'refuses') !== (state === 'exited')) {
    return differ(
      invalid.effect === 'refuses' ? 'Codex does not start.' : 'An app-server goes on without it.',
    );
  }
  return samePlace(stack, invalid, place) || isOwnMistake(stack, place)
    ? []
    : differ(`${invalid.reason.text}${placeText(ourPlace(invalid))}`);
}

/** The configuration is valid then, but an app-server cannot make its exporter and ends. */
function lacksTlsFile({ fileFaults }: ConfigStack, effective: TomlTable): boolean {
  return tlsFiles(effective).some((file) => fileFaults?.has(file) === true);
}

interface Place {
  readonly file: string | null;
  readonly line: number | null;
  /** Dotted; without the kind of an exporter, which Codex leaves out too. */
  readonly key: string | null;
}

/** Takes file, line and key out of a message. Its other words quote values, so they go no further. */
export function placeIn({ message, at }: CodexRefusal): Place {
  const pointed = /((?:\/|[A-Za-z]:\\)[^:\n`]*\.toml):(\d+):\d+: /.exec(message);
  const parsed = /((?:\/|[A-Za-z]:\\)[^:\n`]*\.toml)\b(?:: TOML parse error at line (\d+))?/.exec(message);
  const key = /^in `([^`\n]+)`$/m.exec(message)?.[1] ?? null;
  const found = pointed ?? parsed;
  return {
    file: at?.file ?? found?.[1] ?? null,
    line: at?.line ?? (found?.[2] === undefined ? null : Number(found[2])),
    key,
  };
}

/** Only what both name is compared: Codex points at a file or at a key, seldom at both. */
function samePlace(stack: ConfigStack, invalid: InvalidConfig, theirs: Place): boolean {
  const ours = ourPlace(invalid);
  const same = (a: unknown, b: unknown) => a === null || b === null || a === b;
  // It may name only the table that the key is in, or a key of an item where Glance names the list.
  const isAbove = (one: string | null, other: string | null) =>
    one !== null && other?.startsWith(`${one}.`) === true;
  const sameKey =
    same(ours.key, theirs.key) || isAbove(theirs.key, ours.key) || isAbove(ours.key, theirs.key);
  const layer = stack.layers.find(({ origin }) => origin.file === theirs.file);
  const sameLine =
    same(ours.line, theirs.line) ||
    (layer !== undefined && invalid.path !== null && linesOf(layer, invalid.path).includes(theirs.line));
  return same(ours.file, theirs.file) && sameLine && sameKey;
}

/** The lines of a key and of the tables around it: of some Codex names only the table. */
function linesOf(layer: ConfigLayer, path: KeyPath): (number | null)[] {
  return path.map((_key, index) => originOf(layer, path.slice(0, index + 1)).line ?? null);
}

/**
 * Of several mistakes Codex names the one of the merge in its message, and points at the lowest file
 * that has any. That file must have one there.
 */
function isOwnMistake({ layers, codexVersion }: ConfigStack, theirs: Place): boolean {
  return layers.some((layer) => {
    if (layer.origin.file !== theirs.file || theirs.line === null) return false;
    if (layer.error !== null) return layer.error.line === theirs.line;
    // Codex checks a project's keys before it drops those that a project may not set.
    if (layer.droppedKeys.length > 0) return true;
    return ownMistakes(layer, codexVersion).some((path) => linesOf(layer, path).includes(theirs.line));
  });
}

function ourPlace({ file, line, path }: InvalidConfig): Place {
  const key =
    path === null ? null : path.filter((part, index) => !isExporterKind(path, index, part)).join('.');
  return { file, line, key };
}

function isExporterKind(path: readonly string[], index: number, part: string): boolean {
  return index === 2 && path[0] === 'otel' && /exporter$/.test(path[1] ?? '') && /^otlp-/.test(part);
}

function placeText({ file, line, key }: Place): string {
  const where = file === null ? '' : ` ${file}${line === null ? '' : `:${line}`}`;
  return `${where}${key === null ? '' : ` at ${key}`}`;
}
