import { checkMessage } from '../../../../shared/messages/en/governance/checks.ts';
import { resolvedValue } from '../../../config/resolve.ts';
import { isTable, type TomlTable, type TomlValue } from '../../../config/toml/toml.ts';
import { enforcedField } from '../../policy/field.ts';
import type { CheckFacts } from '../facts/check-facts.ts';
import { causeOf, changeRemedy, requireRemedy } from '../remedy.ts';
import { type CheckRule, defineRule } from '../rule.ts';
import { requiredWords, requirementOrigin } from '../said.ts';
import { shown, shownNames } from '../shown.ts';
import {
  type AllowedSetting,
  allowedRule,
  decideAllowed,
  enforceAllowed,
  passedByRequirements,
} from '../value-rule.ts';
import { failed, failedByRequirements, passed, unknownBy } from '../verdict.ts';

const MODE: AllowedSetting = {
  path: ['sandbox_mode'],
  list: ['allowed_sandbox_modes'],
  unset: ['read-only', 'workspace-write'],
};
const APPROVAL: AllowedSetting = {
  path: ['approval_policy'],
  list: ['allowed_approval_policies'],
  unset: ['on-request'],
};
const REVIEWER: AllowedSetting = {
  path: ['approvals_reviewer'],
  list: ['allowed_approvals_reviewers'],
  unset: ['user'],
};
const SHELL: AllowedSetting = { path: ['allow_login_shell'], list: null, unset: ['true'] };
const PROFILE = ['default_permissions'];
const PROFILES = ['allowed_permission_profiles'];
const PREFIX_RULES = ['rules', 'prefix_rules'];

/** The sandbox modes that the built-in permission profiles come to. */
const modeOfProfile: Readonly<Record<string, string>> = {
  ':read-only': 'read-only',
  ':workspace': 'workspace-write',
  ':danger-full-access': 'danger-full-access',
};

/** The mode at the root of a profile; `custom` for one that builds on none. */
function rootMode(name: string, profiles: TomlTable): string {
  const seen = new Set<string>();
  for (let at: TomlValue | undefined = name; typeof at === 'string' && !seen.has(at); ) {
    const mode = modeOfProfile[at];
    if (mode !== undefined) return mode;
    seen.add(at);
    const profile: TomlValue | undefined = profiles[at];
    at = isTable(profile) ? profile.extends : undefined;
  }
  return 'custom';
}

function profilesOf({ resolved, required }: CheckFacts): TomlTable {
  const own = resolved.effective.permissions;
  const managed = required.permissions;
  return { ...(isTable(own) ? own : {}), ...(isTable(managed) ? managed : {}) };
}

const controls = {
  soc2: ['CC6.1', 'CC6.8'],
  iso27001: ['A.8.2', 'A.8.18'],
  nistCsf: ['PR.AA-05', 'PR.PS-05'],
};

/** Rules about what commands may do, and who is asked. */
export const executionRules: readonly CheckRule[] = [
  defineRule({
    id: 'sandbox',
    area: 'execution',
    about: 'Commands run in an allowed sandbox, whether it is set as a mode or as a permission profile.',
    level: 'error',
    controls,
    fields: {
      allowed: {
        is: 'words',
        words: ['read-only', 'workspace-write', 'danger-full-access', 'custom'],
        default: ['read-only', 'workspace-write'],
        about: 'Modes, and what profiles build on; "custom" for a profile that builds on none.',
      },
      enforced: enforcedField(
        'Requirements or a managed file must limit it: --dangerously-bypass-approvals-and-sandbox is refused then.',
      ),
    },
    decide(facts, { allowed, enforced }) {
      const words: readonly string[] = allowed;
      const unknown = unknownBy(facts, [PROFILE, MODE.path]);
      if (unknown !== null) return unknown;
      const profiles = profilesOf(facts);
      const required = requiredWords(facts, PROFILES);
      if (required !== null && required.words.length > 0) {
        const wide = required.words.find((name) => !words.includes(rootMode(name, profiles)));
        if (wide !== undefined) {
          return failedByRequirements(
            facts,
            required.origin,
            PROFILES,
            checkMessage('check.sandbox.profile', { name: shown(wide), mode: rootMode(wide, profiles) }),
          );
        }
        return passedByRequirements(PROFILES, required);
      }
      const { value, origin } = resolvedValue(facts.resolved, PROFILE);
      if (typeof value === 'string' && !words.includes(rootMode(value, profiles))) {
        return failed(
          checkMessage('check.sandbox.profile', { name: shown(value), mode: rootMode(value, profiles) }),
          enforced ? requireRemedy(facts, PROFILES) : changeRemedy(facts, origin, PROFILE),
          causeOf(origin),
        );
      }
      return decideAllowed(facts, MODE, words, enforced);
    },
    enforce({ allowed }) {
      const modes = allowed.filter((mode) => mode !== 'custom');
      // Codex refuses to start where the list leaves read-only out.
      const list = [...new Set(['read-only', ...modes])];
      return {
        ...enforceAllowed(MODE, list),
        user: { sandbox_mode: modes.includes('workspace-write') ? 'workspace-write' : 'read-only' },
      };
    },
  }),
  defineRule({
    id: 'approval',
    area: 'oversight',
    about: 'A person is asked before Codex goes beyond its sandbox.',
    level: 'error',
    controls: { soc2: ['CC6.1', 'CC8.1'], iso27001: ['A.8.2', 'A.8.32'], nistCsf: ['PR.AA-05'] },
    fields: {
      allowed: {
        is: 'words',
        words: ['untrusted', 'on-request', 'on-failure', 'granular', 'never'],
        default: ['untrusted', 'on-request'],
        about: 'Approval policies.',
      },
      enforced: enforcedField('Requirements or a managed file must limit it.'),
    },
    decide: (facts, { allowed, enforced }) => decideAllowed(facts, APPROVAL, allowed, enforced),
    // A table of single permissions is no word of the list.
    enforce: ({ allowed }) => {
      const words = allowed.filter((word) => word !== 'granular');
      const own = words.find((word) => word !== 'untrusted');
      const found = enforceAllowed(APPROVAL, words);
      return { ...found, user: own === undefined ? {} : { approval_policy: own } };
    },
  }),
  allowedRule(REVIEWER, {
    id: 'reviewer',
    area: 'oversight',
    about: 'Approvals are given by whom the policy names.',
    level: 'error',
    controls: { soc2: ['CC8.1'], iso27001: ['A.5.3', 'A.8.32'], nistCsf: ['PR.AA-05'] },
    allowed: {
      words: ['user', 'auto_review', 'guardian_subagent'],
      default: ['user'],
      about: '"user" is a person, the others are a model.',
    },
    enforced: 'Requirements or a managed file must limit it.',
  }),
  defineRule({
    id: 'login-shell',
    area: 'execution',
    about: "Commands do not run in a login shell, which brings the user's whole environment along.",
    level: 'warning',
    controls,
    fields: {
      enforced: enforcedField('Requirements or a managed file must decide it.'),
    },
    decide: (facts, { enforced }) => decideAllowed(facts, SHELL, ['false'], enforced),
    enforce: () => enforceAllowed(SHELL, ['false'], () => false),
  }),
  defineRule({
    id: 'command-rules',
    area: 'production',
    about: 'Requirements ask about these programs, or forbid them.',
    level: 'error',
    controls: { soc2: ['CC8.1'], iso27001: ['A.8.31', 'A.8.32'], nistCsf: ['PR.PS-05'] },
    fields: {
      programs: {
        is: 'texts',
        default: [],
        about: 'Such as "kubectl" or "terraform". None: at least one rule.',
      },
    },
    keys: [['allowed_sandbox_modes']],
    decide(facts, { programs }) {
      const covered = ruledPrograms(facts.required);
      const missing = programs.filter((program) => !covered.has(program));
      const origin = requirementOrigin(facts, PREFIX_RULES);
      if (covered.size === 0 || missing.length > 0) {
        return failedByRequirements(
          facts,
          origin,
          PREFIX_RULES,
          checkMessage('check.rules.missing', { programs: shownNames(missing) }),
        );
      }
      return passed(checkMessage('check.rules.covered', { programs: shownNames([...covered]) }));
    },
    enforce: ({ programs }) =>
      programs.length === 0
        ? { notEnforced: [{ key: 'rules.prefix_rules', reason: checkMessage('check.not-named') }] }
        : {
            requirements: {
              rules: {
                prefix_rules: [
                  {
                    pattern: [{ any_of: [...programs] }],
                    decision: 'prompt',
                    justification: 'The policy asks a person before these programs run.',
                  },
                ],
              },
            },
          },
  }),
];

/** The programs that rules of the requirements begin with. */
function ruledPrograms({ rules }: TomlTable): ReadonlySet<string> {
  const list = isTable(rules) ? rules.prefix_rules : undefined;
  const firsts = (Array.isArray(list) ? list : []).flatMap((rule) => {
    const first = isTable(rule) && Array.isArray(rule.pattern) ? rule.pattern[0] : undefined;
    if (!isTable(first)) return [];
    return typeof first.token === 'string' ? [first.token] : Array.isArray(first.any_of) ? first.any_of : [];
  });
  return new Set(firsts.filter((word) => typeof word === 'string'));
}
