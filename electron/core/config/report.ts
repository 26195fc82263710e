import { VERIFIED_CODEX } from '../../shared/codex/codex.ts';
import type { ConfigReport, ConfigValueReport, UnknownKeyReport } from '../../shared/commands.ts';
import { configMessage } from '../../shared/messages/en/config/config.ts';
import type { Origin } from '../../shared/origin.ts';
import { stateOf } from '../codex-version/decide-codex.ts';
import { refusedByVerified, unreadClauses } from './certainty.ts';
import { type ConfigLayer, type ConfigStack, isRequirement } from './layers/layer.ts';
import { type ResolvedConfig, type ResolvedValue, resolvedValue } from './resolve.ts';
import { missingKey } from './schema/known-key.ts';
import { builtInDefaults } from './schema/packaged.ts';
import { shownValue } from './schema/redact.ts';
import {
  deepestAt,
  dottedKey,
  isTable,
  type KeyPath,
  leafPaths,
  parseToml,
  type TomlValue,
} from './toml/toml.ts';

/**
 * Returns the `codex-glance.config/1` document: all layers, highest first, and the values at or below `keys`, all
 * where none is given. A key that nothing sets is there with a null value, and named where Codex has none such.
 */
export function configReport(
  resolved: ResolvedConfig,
  stack: ConfigStack,
  keys: readonly string[],
): ConfigReport {
  const layers = [...stack.layers, ...stack.requirements].reverse().map(layerReport);
  const asked = keys.map(parseKey);
  // Also what a broken configuration puts out of force: it stands there as shadowed.
  const paths = new Map(
    [builtInDefaults, resolved.effective, ...resolved.layersInOrder.map(({ table }) => table)]
      .flatMap((table) => leafPaths(table))
      .filter((path) => !isBelowValue(resolved, path))
      .filter((path) => asked.length === 0 || asked.some((key) => key.every((part, i) => path[i] === part)))
      .map((path) => [dottedKey(path), path] as const),
  );
  const unknownKeys: UnknownKeyReport[] = [];
  for (const key of asked) {
    const dotted = dottedKey(key);
    if (![...paths.keys()].some((path) => path === dotted || path.startsWith(`${dotted}.`))) {
      paths.set(dotted, key);
      const missing = missingKey(key, resolved.codexVersion);
      if (missing) unknownKeys.push({ key: dotted, nearest: missing.nearest && dottedKey(missing.nearest) });
    }
  }
  const values = [...paths]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([dotted, path]) => [dotted, valueReport(path, resolvedValue(resolved, path))] as const);
  return {
    schema: 'codex-glance.config/1',
    invalid: invalidReport(resolved),
    ...notKnownReport(resolved),
    ...(unknownKeys.length === 0 ? {} : { unknownKeys }),
    layers,
    values: Object.fromEntries(values),
  };
}

/** True below a word that replaced a table: what stood there is shown whole, as shadowed by the word. */
function isBelowValue({ effective }: ResolvedConfig, path: KeyPath): boolean {
  const { length, value } = deepestAt(effective, path);
  return length < path.length && !isTable(value);
}

/** Returns a dotted key as TOML writes it; taken apart at the dots where it is not TOML. */
export function parseKey(text: string): KeyPath {
  const parsed = parseToml(`${text} = 0`);
  return parsed.ok ? (leafPaths(parsed.table)[0] ?? []) : text.split('.');
}

/** What leaves open whether the values are in force; left out where nothing does. */
function notKnownReport(resolved: ResolvedConfig): Pick<ConfigReport, 'notKnown'> {
  const { codexVersion, unknownCloud } = resolved;
  const reasons = [
    ...unreadClauses(resolved).map((clause) => configMessage('config.values-without', { clause })),
    ...(stateOf(codexVersion) === 'newer'
      ? [
          configMessage('config.values-by-rules', {
            codex: codexVersion ?? '',
            version: VERIFIED_CODEX.version,
          }),
        ]
      : []),
    ...(unknownCloud === null ? [] : [configMessage('config.values-without', { clause: unknownCloud })]),
  ];
  return reasons.length === 0 ? {} : { notKnown: reasons };
}

function invalidReport(resolved: ResolvedConfig): NonNullable<ConfigReport['invalid']> | null {
  const { invalid } = resolved;
  if (invalid === null) return null;
  const { effect, reason, file, line } = invalid;
  const refused = refusedByVerified(resolved);
  return {
    effect,
    reason: refused === null ? reason : configMessage('config.refused', { refused, reason: reason }),
    file,
    line,
  };
}

function layerReport(layer: ConfigLayer): ConfigReport['layers'][number] {
  const { origin, exists, disabledReason, error } = layer;
  return {
    origin,
    exists,
    disabledReason,
    error: error === null ? null : { message: error.message, file: error.file, line: error.line },
  };
}

function valueReport(path: KeyPath, resolved: ResolvedValue): ConfigValueReport {
  const { value, origin, locked, shadowed } = resolved;
  return {
    value: value === null ? null : shownBy(origin, path, value),
    origin,
    locked,
    shadowed: shadowed.map((other) => ({
      origin: other.origin,
      value: shownBy(
        other.origin,
        other.origin.key === undefined ? path : parseKey(other.origin.key),
        other.value,
      ),
    })),
  };
}

/** The value as it may be shown, by the schema of the file that says it. */
function shownBy({ layer }: Origin, path: KeyPath, value: TomlValue): unknown {
  return shownValue(path, value, isRequirement(layer) ? 'requirements' : 'config');
}
