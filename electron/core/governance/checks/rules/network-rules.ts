import { checkMessage } from '../../../../shared/messages/en/governance/checks.ts';
import { resolvedValue } from '../../../config/resolve.ts';
import { isTable, type KeyPath, type TomlTable } from '../../../config/toml/toml.ts';
import { enforcedField } from '../../policy/field.ts';
import type { CheckFacts } from '../facts/check-facts.ts';
import { isNameAllowed } from '../patterns.ts';
import { causeOf, changeRemedy, manageRemedy, requireRemedy, settleRemedy } from '../remedy.ts';
import { type CheckRule, defineRule } from '../rule.ts';
import { isManaged, requirementOrigin, valueSaid } from '../said.ts';
import { shown, shownNames } from '../shown.ts';
import { type AllowedSetting, allowedRule } from '../value-rule.ts';
import { failed, failedByRequirements, failedByValue, passed, unknownBy } from '../verdict.ts';

const WEB: AllowedSetting = { path: ['web_search'], list: ['allowed_web_search_modes'], unset: ['cached'] };
const NETWORK = ['sandbox_workspace_write', 'network_access'];
const PROVIDER = ['model_provider'];
const MODEL = ['model'];
const CATALOG = ['model_catalog_json'];

const controls = { soc2: ['CC6.6'], iso27001: ['A.8.20', 'A.8.23'], nistCsf: ['PR.IR-01'] };

/** Rules about what commands and models reach. */
export const networkRules: readonly CheckRule[] = [
  defineRule({
    id: 'command-network',
    area: 'network',
    about: 'Commands have no network in the sandbox.',
    level: 'error',
    controls,
    fields: {},
    decide(facts) {
      const profile = resolvedValue(facts.resolved, ['default_permissions']);
      const unknown = unknownBy(facts, [NETWORK, ['default_permissions']]);
      if (unknown !== null) return unknown;
      const name = typeof profile.value === 'string' ? profile.value : facts.required.default_permissions;
      if (typeof name === 'string' && networkOf(name, facts) === true) {
        const path = ['permissions', name, 'network', 'enabled'];
        const origin = requirementOrigin(facts, path) ?? resolvedValue(facts.resolved, path).origin;
        return failedByValue(
          facts,
          origin,
          path,
          checkMessage('check.network.profile', { name: shown(name) }),
        );
      }
      const { words, said, origin } = valueSaid(facts, NETWORK, ['false']);
      if (words.includes('true')) {
        return failedByValue(facts, origin, NETWORK, checkMessage('check.plain', { said }));
      }
      return passed(checkMessage('check.plain', { said }));
    },
    enforce: () => ({
      managed: { sandbox_workspace_write: { network_access: false } },
      user: { sandbox_workspace_write: { network_access: false } },
      notEnforced: [
        {
          key: 'sandbox_workspace_write.network_access',
          reason: checkMessage('check.not-a-requirement', { key: 'sandbox_workspace_write.network_access' }),
        },
      ],
    }),
  }),
  allowedRule(WEB, {
    id: 'web-search',
    area: 'network',
    about: 'Searches of the web are of an allowed kind.',
    level: 'error',
    controls: { soc2: ['CC6.6', 'CC6.7'], iso27001: ['A.8.23'], nistCsf: ['PR.IR-01'] },
    allowed: {
      words: ['disabled', 'cached', 'indexed', 'live'],
      default: ['disabled', 'cached'],
      about: '"live" fetches pages as they are now, which can carry instructions to the model.',
    },
    enforced: 'Requirements or a managed file must limit it.',
  }),
  defineRule({
    id: 'provider',
    area: 'models',
    about: 'Prompts go to allowed providers of models alone.',
    level: 'error',
    controls: { soc2: ['CC6.7', 'CC9.2'], iso27001: ['A.5.19', 'A.5.23'], nistCsf: ['GV.SC-04', 'PR.DS-02'] },
    fields: {
      allowed: {
        is: 'texts',
        default: ['openai'],
        about: 'Names of providers; * stands for any part of a name.',
      },
      enforced: enforcedField('Requirements or a managed file must decide it.'),
    },
    keys: [PROVIDER],
    decide(facts, { allowed, enforced }) {
      const { words, said, origin } = valueSaid(facts, PROVIDER, ['openai']);
      if (words.some((name) => !isNameAllowed(name, allowed))) {
        const evidence = checkMessage('check.not-allowed', { said, allowed: shownNames(allowed) });
        return failed(evidence, settleRemedy(facts, enforced, origin, PROVIDER), causeOf(origin));
      }
      if (enforced && !isManaged(origin)) {
        return failedByRequirements(facts, origin, PROVIDER, checkMessage('check.not-enforced', { said }));
      }
      return passed(checkMessage('check.allowed', { said }));
    },
    enforce({ allowed }) {
      const name = allowed.find((one) => !one.includes('*'));
      return name === undefined
        ? {}
        : { requirements: { model_provider: name }, user: { model_provider: name } };
    },
  }),
  defineRule({
    id: 'models',
    area: 'models',
    about: 'The model is one that is approved.',
    level: 'warning',
    controls: { soc2: ['CC8.1'], iso27001: ['A.5.23'], nistCsf: ['GV.SC-04'] },
    fields: {
      allowed: {
        is: 'texts',
        default: [],
        about:
          "Names of models; * stands for any part of a name. None: Codex's own choice, and any that is set.",
      },
      catalog: {
        is: 'boolean',
        default: false,
        about: 'Requirements or a managed file must name a catalogue of models (model_catalog_json).',
      },
    },
    keys: [MODEL, CATALOG],
    decide(facts, { allowed, catalog }) {
      if (catalog && !isManaged(resolvedValue(facts.resolved, CATALOG).origin)) {
        return failed(checkMessage('check.models.no-catalog'), requireRemedy(facts, CATALOG));
      }
      const { value, origin } = resolvedValue(facts.resolved, MODEL);
      if (typeof value !== 'string') return passed(checkMessage('check.models.default'));
      const { said } = valueSaid(facts, MODEL, []);
      if (allowed.length > 0 && !isNameAllowed(value, allowed)) {
        const evidence = checkMessage('check.not-allowed', { said, allowed: shownNames(allowed) });
        return failed(
          evidence,
          isManaged(origin) ? manageRemedy(facts, MODEL) : changeRemedy(facts, origin, MODEL),
          causeOf(origin),
        );
      }
      return passed(checkMessage('check.allowed', { said }));
    },
  }),
];

/** Whether a permission profile gives commands a network, by itself or by what it builds on. */
function networkOf(name: string, { resolved, required }: CheckFacts): boolean | null {
  const tables = [required.permissions, resolved.effective.permissions].filter(isTable);
  const seen: KeyPath = [];
  const follow = (at: string, before: KeyPath): boolean | null => {
    if (at === ':danger-full-access') return true;
    if (before.includes(at)) return null;
    const profile = tables.map((table): TomlTable => (isTable(table[at]) ? table[at] : {}));
    const network = profile.map((table) => table.network).find(isTable);
    if (network !== undefined && typeof network.enabled === 'boolean') return network.enabled;
    const base = profile.map((table) => table.extends).find((one) => typeof one === 'string');
    return base === undefined ? null : follow(base, [...before, at]);
  };
  return follow(name, seen);
}
