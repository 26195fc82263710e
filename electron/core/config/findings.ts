import { VERIFIED_CODEX } from '../../shared/codex.ts';
import type { Finding } from '../../shared/finding.ts';
import { refusedByVerified } from './certainty.ts';
import { finding, keyList as list, type Place } from './finding.ts';
import { wordsOf } from './known-behaviour.ts';
import { type CloudProblem, type ConfigLayer, type ConfigStack, originOf } from './layers/layer.ts';
import { layerName } from './layers/layer-name.ts';
import { tlsFiles } from './layers/named-files.ts';
import { OTEL_REQUIREMENTS_SINCE } from './layers/requirements.ts';
import { overruledFindings } from './overruled.ts';
import type { ResolvedConfig } from './resolve.ts';
import { knownKeys, requirementKeys } from './schema/codex-schema.ts';
import { isAtLeast } from './schema/version.ts';
import { dottedKey, isTable } from './toml/toml.ts';
import type { InvalidConfig } from './validity/invalid.ts';

/** What a person should know about the stack: what is broken, ignored, or not what it seems. */
export function configFindings(stack: ConfigStack, resolved: ResolvedConfig): Finding[] {
  return [
    ...invalidFindings(resolved),
    ...[...stack.layers, ...stack.requirements].flatMap((layer) => [
      ...brokenLayer(layer, resolved.invalid),
      ...staleLayer(layer),
      ...droppedKeys(layer),
      ...unusedOnWindows(layer),
    ]),
    ...stack.problems.map(cloudFinding),
    ...stack.requirements.flatMap((layer) => requirementFindings(layer, stack.codexVersion)),
    ...unknownKeys(stack.layers, stack.codexVersion),
    ...misspelt(stack.layers, stack.codexVersion),
    ...missingTlsFiles(stack, resolved),
    ...[...(stack.unreadFiles ?? [])].map(([file, why]) =>
      finding(
        'config.layer.not-read',
        'warning',
        `The configuration names a file that was not read: ${why}.`,
        { file },
        { detail: 'What Codex makes of it is not known.' },
      ),
    ),
    ...overruledFindings(stack, resolved),
  ];
}

const cloudWords = {
  detail:
    'Codex asks the server for it. Where that fails, the TUI and `codex exec` do not start, and Codex in the ' +
    'IDE and the desktop app goes on with its built-in defaults alone.',
  remedy: 'Start Codex once to refresh it.',
};

function cloudFinding(problem: CloudProblem): Finding {
  if (problem.kind === 'unsettled') {
    return finding('config.cloud.unsettled', 'info', problem.message, {}, { remedy: problem.settledBy });
  }
  const title = `${problem.message} Cloud config is not known.`;
  return finding('config.cloud.unreadable', 'warning', title, { file: problem.file }, cloudWords);
}

const effects: Readonly<Record<InvalidConfig['effect'], string>> = {
  'without-user':
    'Codex in the IDE and the desktop app goes on without your config.toml, so an opt-out in it is not in ' +
    'force. The TUI and `codex exec` do not start.',
  bare:
    'Codex in the IDE and the desktop app goes on with its built-in defaults alone, so no opt-out is in ' +
    'force, not even a managed one. The TUI and `codex exec` do not start.',
  refuses: 'Codex does not start.',
};

/** Two exporter kinds are told by the telemetry room, which knows the layers at fault. */
function invalidFindings(resolved: ResolvedConfig): Finding[] {
  const { invalid } = resolved;
  if (invalid === null || invalid.twoVariants) return [];
  const place = placeOf({ file: invalid.file, line: invalid.line });
  const refused = refusedByVerified(resolved);
  if (refused !== null) {
    const detail = `With ${VERIFIED_CODEX.version}: ${effects[invalid.effect]}`;
    const remedy = 'Ask that Codex itself with `codex-glance config --verify`.';
    return [finding('config.invalid', 'warning', `${refused}. ${invalid.reason}`, place, { detail, remedy })];
  }
  const { remedy } = wordsOf('config.invalid');
  const title = `The configuration is invalid. ${invalid.reason}`;
  return [finding('config.invalid', 'error', title, place, { detail: effects[invalid.effect], remedy })];
}

function brokenLayer(layer: ConfigLayer, invalid: InvalidConfig | null): Finding[] {
  const { error, origin } = layer;
  // A copy that does not count was told as a whole.
  if (layer.disabledReason !== null && /cloud$/.test(origin.layer)) return [];
  // The file that makes the whole configuration invalid was told already.
  if (error === null || (invalid !== null && invalid.file === error.file && !invalid.twoVariants)) return [];
  const name = origin.name === undefined ? {} : { name: origin.name };
  if (error.kind === 'not-read') {
    const title = `Part of the configuration was not read: ${layerName(origin)}. ${error.message}`;
    const detail =
      layer.disabledReason === null
        ? 'What Codex makes of it is not known.'
        : 'Codex does not use it, so it changes nothing that is shown.';
    return [finding('config.layer.not-read', 'warning', title, { ...placeOf(error), ...name }, { detail })];
  }
  const title = `Part of the configuration cannot be read: ${layerName(origin)}. ${error.message}`;
  return [finding('config.layer.broken', 'warning', title, { ...placeOf(error), ...name })];
}

function staleLayer(layer: ConfigLayer): Finding[] {
  if (layer.staleReason === null) return [];
  const title = `What is shown of ${layerName(layer.origin)} may be out of date. ${layer.staleReason}`;
  return [
    finding('config.cloud.stale', 'info', title, layer.origin, { remedy: 'Start Codex once to refresh it.' }),
  ];
}

function droppedKeys(layer: ConfigLayer): Finding[] {
  if (layer.droppedKeys.length === 0) return [];
  const title = `Codex ignores ${list(layer.droppedKeys)} in a project's config.toml.`;
  return [
    finding('config.project.ignored-keys', 'info', title, layer.origin, {
      remedy: 'Set them in your own config.toml if you want them.',
    }),
  ];
}

function unusedOnWindows(layer: ConfigLayer): Finding[] {
  if (layer.origin.layer !== 'managed' || layer.disabledReason === null || !layer.exists) return [];
  return [
    finding(
      'config.managed.not-read',
      'warning',
      layer.disabledReason,
      layer.origin,
      wordsOf('config.managed.not-read'),
    ),
  ];
}

function requirementFindings(layer: ConfigLayer, version: string | null): Finding[] {
  const found: Finding[] = [];
  const name = layerName(layer.origin);
  if (Object.hasOwn(layer.table, 'analytics')) {
    found.push(
      finding(
        'config.requirements.analytics-ignored',
        'warning',
        `Codex ignores [analytics] in ${name}.`,
        originOf(layer, ['analytics']),
        wordsOf('config.requirements.analytics-ignored'),
      ),
    );
  }
  if (Object.hasOwn(layer.table, 'otel') && !isAtLeast(version, OTEL_REQUIREMENTS_SINCE)) {
    found.push(
      finding(
        'config.requirements.otel-not-enforced',
        'warning',
        `Codex ${version ?? ''} ignores [otel] in ${name}.`,
        originOf(layer, ['otel']),
        wordsOf('config.requirements.otel-not-enforced'),
      ),
    );
  }
  const ignored = Object.keys(layer.table).filter(
    (key) => key !== 'analytics' && !requirementKeys(version).includes(key),
  );
  if (ignored.length > 0 && layer.origin.layer !== 'requirements-managed') {
    const title = `Codex does not know ${list(ignored)} in ${name}.`;
    const place = originOf(layer, [ignored[0] ?? '']);
    found.push(finding('config.requirements.unknown-keys', 'info', title, place));
  }
  return found;
}

/** Only in the tables that Glance explains: Codex itself warns of the others. */
function unknownKeys(layers: readonly ConfigLayer[], version: string | null): Finding[] {
  return layers.flatMap((layer) =>
    Object.entries(knownKeys(version)).flatMap(([name, known]) => {
      const table = layer.table[name];
      const unknown = isTable(table) ? Object.keys(table).filter((key) => !known.includes(key)) : [];
      const [first] = unknown;
      if (first === undefined || layer.disabledReason !== null) return [];
      const keys = unknown.map((key) => dottedKey([name, key]));
      const title = `Codex does not know ${list(keys)} in ${layerName(layer.origin)}.`;
      const words = wordsOf('config.unknown-keys');
      const found = finding('config.unknown-keys', 'info', title, originOf(layer, [name, first]), words);
      return [{ ...found, id: `${found.id}:${name}` }];
    }),
  );
}

/** Tables whose name is nearly that of one that decides what is sent, so that an opt-out does nothing. */
function misspelt(layers: readonly ConfigLayer[], version: string | null): Finding[] {
  return layers.flatMap((layer) =>
    Object.keys(layer.table).flatMap((key) => {
      const meant = Object.keys(knownKeys(version)).find((name) => isNearly(key, name));
      if (meant === undefined || layer.disabledReason !== null) return [];
      const title = `Codex ignores \`${key}\` in ${layerName(layer.origin)}. Did you mean \`${meant}\`?`;
      const found = finding(
        'config.unknown-keys',
        'warning',
        title,
        originOf(layer, [key]),
        wordsOf('config.unknown-keys'),
      );
      return [{ ...found, id: `${found.id}:${key}` }];
    }),
  );
}

/** One letter too many, too few or another, or other capitals. */
function isNearly(key: string, name: string): boolean {
  if (Math.abs(key.length - name.length) > 1) return false;
  const lower = key.toLowerCase();
  const without = (text: string) => Array.from(text, (_letter, at) => text.slice(0, at) + text.slice(at + 1));
  const other = lower.length === name.length && without(lower).some((rest, at) => rest === without(name)[at]);
  return key !== name && (other || without(lower).includes(name) || without(name).includes(lower));
}

/** The paths are in force and point at nothing that can be read. */
function missingTlsFiles({ fileFaults }: ConfigStack, { effective }: ResolvedConfig): Finding[] {
  const missing = new Set(tlsFiles(effective).filter((file) => fileFaults?.has(file) === true));
  return [...missing].map((file) =>
    finding(
      'otel.tls.missing-file',
      'error',
      `An exporter names a file that cannot be read: ${file}.`,
      { file },
      wordsOf('otel.tls.missing-file'),
    ),
  );
}

function placeOf({ file, line }: { file: string | null; line: number | null }): Place {
  return { ...(file === null ? {} : { file }), ...(line === null ? {} : { line }) };
}
