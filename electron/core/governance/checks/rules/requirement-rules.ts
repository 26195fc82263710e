import { checkMessage } from '../../../../shared/messages/en/governance/checks.ts';
import { originOf } from '../../../config/layers/layer.ts';
import { layerName } from '../../../config/layers/layer-name.ts';
import { OTEL_REQUIREMENTS_SINCE } from '../../../config/layers/requirements.ts';
import { requirementsRule } from '../../../config/schema/codex-schema.ts';
import { ignoredPaths } from '../../../config/schema/known-key.ts';
import { isAtLeast } from '../../../config/schema/version.ts';
import {
  dottedKey,
  isTable,
  type KeyPath,
  type TomlTable,
  type TomlValue,
} from '../../../config/toml/toml.ts';
import type { CheckFacts } from '../facts/check-facts.ts';
import { causeOf } from '../remedy.ts';
import { type CheckRule, defineRule } from '../rule.ts';
import { requirementOrigin } from '../said.ts';
import { shownNames } from '../shown.ts';
import { failed, failedByBroken, passed, unknownBy, type Verdict } from '../verdict.ts';

/** Layers that say what is required, without what a managed configuration implies. */
function requirementLayers({ stack }: CheckFacts) {
  return stack.requirements.filter(
    ({ exists, origin, disabledReason }) =>
      exists && disabledReason === null && origin.layer !== 'requirements-managed',
  );
}

/** A requirements file that was not read, or may be in the cloud, leaves all of this open. */
function unreadRequirements(facts: CheckFacts): Verdict | null {
  return unknownBy(facts, [['allowed_sandbox_modes']]);
}

const controls = {
  soc2: ['CC5.2', 'CC8.1'],
  iso27001: ['A.5.36', 'A.8.9'],
  nistCsf: ['GV.PO-01', 'PR.PS-01'],
};

/** Rules about requirements: that they are there, and that Codex does what they say. */
export const requirementRules: readonly CheckRule[] = [
  defineRule({
    id: 'requirements-present',
    area: 'devices',
    about: 'Requirements are in place: what they say a user cannot overrule.',
    level: 'error',
    controls,
    fields: {},
    decide(facts) {
      const found = requirementLayers(facts).filter(({ table }) => Object.keys(table).length > 0);
      if (found.length > 0) {
        return passed(
          checkMessage('check.requirements.present', {
            layers: found.map(({ origin }) => layerName(origin)),
          }),
        );
      }
      const unknown = unreadRequirements(facts);
      if (unknown !== null) return unknown;
      const file = facts.files.systemRequirements;
      return failed(
        checkMessage('check.requirements.none'),
        checkMessage('check.remedy.requirements', { file }),
      );
    },
  }),
  defineRule({
    id: 'requirements-enforced',
    area: 'devices',
    about:
      'This Codex enforces every key of the requirements. It ignores [analytics] there, and keys that it does not know.',
    level: 'error',
    controls,
    fields: {},
    decide(facts) {
      const { codexVersion } = facts.stack;
      const rule = requirementsRule(codexVersion);
      const broken = failedByBroken(requirementLayers(facts));
      if (broken !== null) return broken;
      for (const layer of requirementLayers(facts)) {
        const ignored = ignoredPaths(layer.table, rule);
        const early =
          isTable(layer.table.otel) && !isAtLeast(codexVersion, OTEL_REQUIREMENTS_SINCE) ? [['otel']] : [];
        const [first] = [...ignored, ...early];
        if (first === undefined) continue;
        const cause = causeOf(originOf(layer, first));
        const keys = shownNames([...ignored, ...early].map(dottedKey));
        const isAnalytics = first[0] === 'analytics';
        return failed(
          checkMessage('check.requirements.ignored', { layer: layerName(layer.origin), keys }),
          isAnalytics
            ? checkMessage('check.remedy.analytics-managed', { file: facts.files.managed })
            : checkMessage('check.remedy.remove', {
                key: keys[0] ?? '',
                file: cause?.file ?? '',
                line: cause?.line ?? null,
              }),
          cause,
        );
      }
      const unknown = unreadRequirements(facts);
      if (unknown !== null) return unknown;
      const count = requirementLayers(facts).length;
      return passed(
        count === 0
          ? checkMessage('check.requirements.none-to-enforce')
          : checkMessage('check.requirements.enforced'),
      );
    },
  }),
  defineRule({
    id: 'requirements-start',
    area: 'devices',
    about: 'The requirements let Codex start.',
    level: 'error',
    controls: { soc2: ['A1.2', 'CC8.1'], iso27001: ['A.8.9', 'A.8.32'], nistCsf: ['PR.PS-01'] },
    fields: {},
    decide(facts) {
      const { invalid } = facts.resolved;
      const isRequired = invalid?.layer?.startsWith('requirements-') === true;
      if (invalid !== null && (isRequired || invalid.effect === 'refuses')) {
        const { reason, file, line } = invalid;
        const cause = file === null ? null : { file, line };
        return failed(
          checkMessage('check.requirements.refuses', { reason }),
          cause === null ? checkMessage('check.remedy.conflict') : checkMessage('check.remedy.mend', cause),
          cause,
        );
      }
      return unreadRequirements(facts) ?? passed(checkMessage('check.requirements.starts'));
    },
  }),
  defineRule({
    id: 'allow-lists',
    area: 'extensions',
    about:
      'Allow-lists name what really runs or answers, and not a name that a user can give to something else.',
    level: 'error',
    controls: { soc2: ['CC6.8'], iso27001: ['A.5.21', 'A.8.19'], nistCsf: ['GV.SC-04', 'PR.PS-05'] },
    fields: {},
    decide(facts) {
      const found = namesAlone(facts.required)[0];
      if (found !== undefined) {
        const origin = requirementOrigin(facts, found.path);
        const cause = causeOf(origin);
        const { file = facts.files.systemRequirements, line = null } = cause ?? {};
        return failed(
          checkMessage('check.allow-list.name', {
            kind: found.kind,
            name: shownNames([found.name])[0] ?? '',
          }),
          checkMessage('check.remedy.identity', { kind: found.kind, file, line }),
          cause,
        );
      }
      const unknown = unreadRequirements(facts);
      if (unknown !== null) return unknown;
      return passed(checkMessage('check.allow-list.identified'));
    },
  }),
];

interface NameAlone {
  readonly kind: 'server' | 'profile' | 'provider';
  readonly name: string;
  readonly path: KeyPath;
}

/** What requirements allow by a name that a user can give to something else. */
function namesAlone(required: TomlTable): NameAlone[] {
  const plugins = tableOf(required.plugins);
  const lists: readonly (readonly [KeyPath, TomlValue | undefined])[] = [
    [['mcp_servers'], required.mcp_servers],
    ...Object.entries(plugins).map(
      ([plugin, table]) => [['plugins', plugin, 'mcp_servers'], tableOf(table).mcp_servers] as const,
    ),
  ];
  const servers = lists.flatMap(([path, table]) =>
    Object.entries(tableOf(table))
      .filter(([, server]) => !isIdentified(tableOf(tableOf(server).identity)))
      .map(([name]): NameAlone => ({ kind: 'server', name, path: [...path, name] })),
  );
  const defined = tableOf(required.permissions);
  const profiles = Object.entries(tableOf(required.allowed_permission_profiles))
    .filter(
      ([name, isAllowed]) => isAllowed === true && !name.startsWith(':') && !Object.hasOwn(defined, name),
    )
    .map(([name]): NameAlone => ({ kind: 'profile', name, path: ['allowed_permission_profiles', name] }));
  const provider = required.model_provider;
  const isOwn = typeof provider === 'string' && provider !== 'openai';
  const providers: NameAlone[] =
    isOwn && !Object.hasOwn(tableOf(required.model_providers), provider)
      ? [{ kind: 'provider', name: provider, path: ['model_provider'] }]
      : [];
  return [...servers, ...profiles, ...providers];
}

/** A command without its folder is found by its name on PATH, where a user can put another. */
function isIdentified({ command, url }: TomlTable): boolean {
  if (typeof url === 'string' && url !== '') return true;
  return typeof command === 'string' && /[\\/]/.test(command);
}

function tableOf(value: TomlValue | undefined): TomlTable {
  return isTable(value) ? value : {};
}
