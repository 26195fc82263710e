import { VERIFIED_CODEX } from '../../shared/codex/codex.ts';
import type { Finding } from '../../shared/finding.ts';
import { configMessage } from '../../shared/messages/en/config/config.ts';
import type { Message } from '../../shared/messages/message.ts';
import { refusedByVerified } from './certainty.ts';
import { configFinding, keyList, type Place } from './finding.ts';
import { wordsOf } from './known-behaviour.ts';
import { type CloudProblem, type ConfigLayer, type ConfigStack, originOf } from './layers/layer.ts';
import { layerName } from './layers/layer-name.ts';
import { tlsFiles } from './layers/named-files.ts';
import { OTEL_REQUIREMENTS_SINCE } from './layers/requirements.ts';
import { overruledFindings } from './overruled.ts';
import type { ResolvedConfig } from './resolve.ts';
import { requirementKeys } from './schema/codex-schema.ts';
import { isAtLeast } from './schema/version.ts';
import { unknownKeyFindings } from './unknown-keys.ts';
import type { InvalidConfig } from './validity/invalid.ts';

/** Returns what a person should know about the stack: what is broken, ignored, or not what it seems. */
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
    ...unknownKeyFindings(stack.layers, stack.codexVersion),
    ...missingTlsFiles(stack, resolved),
    ...[...(stack.unreadFiles ?? [])].map(([file, why]) =>
      configFinding(
        'config.layer.not-read',
        'warning',
        configMessage('config.not-read.named', { why: why }),
        { file },
        { detail: configMessage('config.not-read.why') },
      ),
    ),
    ...overruledFindings(stack, resolved),
  ];
}

const cloudWords = {
  detail: configMessage('config.cloud.why'),
  remedy: configMessage('config.cloud.refresh'),
};

function cloudFinding(problem: CloudProblem): Finding {
  if (problem.kind === 'unsettled') {
    return configFinding(
      'config.cloud.unsettled',
      'info',
      problem.message,
      {},
      { remedy: problem.settledBy },
    );
  }
  const title = configMessage('config.cloud.unreadable', { message: problem.message });
  return configFinding('config.cloud.unreadable', 'warning', title, { file: problem.file }, cloudWords);
}

const effects: Readonly<Record<InvalidConfig['effect'], Message>> = {
  'without-user': configMessage('config.effect.without-user'),
  bare: configMessage('config.effect.bare'),
  refuses: configMessage('config.effect.refuses'),
};

/** Two exporter kinds are reported by the telemetry service, which knows the layers at fault. */
function invalidFindings(resolved: ResolvedConfig): Finding[] {
  const { invalid } = resolved;
  if (invalid === null || invalid.twoVariants) return [];
  const place = placeOf({ file: invalid.file, line: invalid.line });
  const refused = refusedByVerified(resolved);
  if (refused !== null) {
    const detail = configMessage('config.with-version', {
      version: VERIFIED_CODEX.version,
      effect: effects[invalid.effect],
    });
    const remedy = configMessage('config.ask-codex');
    return [
      configFinding(
        'config.invalid',
        'warning',
        configMessage('config.refused', { refused, reason: invalid.reason }),
        place,
        { detail, remedy },
      ),
    ];
  }
  const { remedy } = wordsOf('config.invalid');
  const title = configMessage('config.invalid', { reason: invalid.reason });
  return [
    configFinding('config.invalid', 'error', title, place, { detail: effects[invalid.effect], remedy }),
  ];
}

function brokenLayer(layer: ConfigLayer, invalid: InvalidConfig | null): Finding[] {
  const { error, origin } = layer;
  // A copy that does not count was reported as a whole.
  if (layer.disabledReason !== null && /cloud$/.test(origin.layer)) return [];
  // The file that makes the whole configuration invalid was reported already.
  if (error === null || (invalid !== null && invalid.file === error.file && !invalid.twoVariants)) return [];
  const name = origin.name === undefined ? {} : { name: origin.name };
  if (error.kind === 'not-read') {
    const title = configMessage('config.layer.not-read', {
      layer: layerName(origin),
      message: error.message,
    });
    const detail =
      layer.disabledReason === null
        ? configMessage('config.not-read.why')
        : configMessage('config.layer.unused');
    return [
      configFinding('config.layer.not-read', 'warning', title, { ...placeOf(error), ...name }, { detail }),
    ];
  }
  const title = configMessage('config.layer.broken', {
    layer: layerName(origin),
    message: error.message,
  });
  return [configFinding('config.layer.broken', 'warning', title, { ...placeOf(error), ...name })];
}

function staleLayer(layer: ConfigLayer): Finding[] {
  if (layer.staleReason === null) return [];
  const title = configMessage('config.layer.stale', {
    layer: layerName(layer.origin),
    reason: layer.staleReason,
  });
  return [
    configFinding('config.cloud.stale', 'info', title, layer.origin, {
      remedy: configMessage('config.cloud.refresh'),
    }),
  ];
}

function droppedKeys(layer: ConfigLayer): Finding[] {
  if (layer.droppedKeys.length === 0) return [];
  const title = configMessage('config.ignored-keys', keyList(layer.droppedKeys));
  return [
    configFinding('config.project.ignored-keys', 'info', title, layer.origin, {
      remedy: configMessage('config.ignored-keys.remedy'),
    }),
  ];
}

function unusedOnWindows(layer: ConfigLayer): Finding[] {
  if (layer.origin.layer !== 'managed' || layer.disabledReason === null || !layer.exists) return [];
  return [
    configFinding(
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
      configFinding(
        'config.requirements.analytics-ignored',
        'warning',
        configMessage('config.requirements.analytics', { layer: name }),
        originOf(layer, ['analytics']),
        wordsOf('config.requirements.analytics-ignored'),
      ),
    );
  }
  if (Object.hasOwn(layer.table, 'otel') && !isAtLeast(version, OTEL_REQUIREMENTS_SINCE)) {
    found.push(
      configFinding(
        'config.requirements.otel-not-enforced',
        'warning',
        configMessage('config.requirements.otel', { version: version ?? '', layer: name }),
        originOf(layer, ['otel']),
        wordsOf('config.requirements.otel-not-enforced'),
      ),
    );
  }
  const ignored = Object.keys(layer.table).filter(
    (key) => key !== 'analytics' && !requirementKeys(version).includes(key),
  );
  if (ignored.length > 0 && layer.origin.layer !== 'requirements-managed') {
    const title = configMessage('config.unknown-keys', { ...keyList(ignored), layer: name });
    const place = originOf(layer, [ignored[0] ?? '']);
    found.push(configFinding('config.requirements.unknown-keys', 'info', title, place));
  }
  return found;
}

/** The paths are in force and point at nothing that can be read. */
function missingTlsFiles({ fileFaults }: ConfigStack, { effective }: ResolvedConfig): Finding[] {
  const missing = new Set(tlsFiles(effective).filter((file) => fileFaults?.has(file) === true));
  return [...missing].map((file) =>
    configFinding(
      'otel.tls.missing-file',
      'error',
      configMessage('config.tls-file', { file }),
      { file },
      wordsOf('otel.tls.missing-file'),
    ),
  );
}

function placeOf({ file, line }: { file: string | null; line: number | null }): Place {
  return { ...(file === null ? {} : { file }), ...(line === null ? {} : { line }) };
}
