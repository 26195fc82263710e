import type { FieldValue } from '../policy/field.ts';
import { defaultsOf } from '../policy/load-policy.ts';
import type { CheckLevel, Policy } from '../policy/policy.ts';
import { checkRules } from './catalogue.ts';
import type { RuleId } from './rule.ts';

type Options = Readonly<Record<string, FieldValue>> & { readonly level?: CheckLevel };
type RuleSet = Readonly<Partial<Record<RuleId, Options>>>;

/** What one developer wants to be sure of on a machine of their own. */
const developer: RuleSet = {
  'sign-in': {},
  analytics: { state: 'decided' },
  'analytics-project': { level: 'warning' },
  'prompt-logging': {},
  retention: {},
  'otel-hosts': {},
  'otel-tls': {},
  'otel-accepted': { level: 'warning' },
  'secret-files': {},
  'requirements-enforced': {},
  'requirements-start': {},
  'config-valid': {},
  'unknown-keys': {},
  'trusted-folders': { level: 'warning' },
};

/** What an organisation enforces so that its developers can still work. */
const enterprise: RuleSet = {
  ...developer,
  'sign-in': { allowed: ['chatgpt'], enforced: true },
  'api-key-sessions': {},
  provider: { enforced: true },
  approval: { enforced: true },
  sandbox: { enforced: true },
  'trusted-folders': {},
  'command-network': { level: 'warning' },
  'web-search': { enforced: true },
  hooks: { level: 'warning', enforced: true },
  'hook-trust': {},
  'bypass-processes': {},
  'mcp-servers': { allowed: ['*'], enforced: true },
  'allow-lists': {},
  'credential-store': {},
  analytics: { state: 'off', enforced: true },
  'analytics-project': {},
  'prompt-logging': { enforced: true },
  'tool-content': { accepted: true },
  'otel-logs': { enforced: true },
  'otel-accepted': {},
  'requirements-present': {},
  'managed-files': {},
  'codex-version': { min: '0.166.0', verified: true },
};

/** All twelve areas of OpenAI's blueprint for regulated enterprises. */
const regulated: RuleSet = {
  ...enterprise,
  workspace: {},
  models: { level: 'note' },
  reviewer: { enforced: true },
  'login-shell': {},
  'command-rules': {},
  'command-network': {},
  hooks: { enforced: true },
  'mcp-servers': { enforced: true },
  features: { off: ['browser_use', 'computer_use', 'memories', 'guardian_approval', 'remote_control'] },
  'credential-store': { allowed: ['keyring'] },
  'denied-reads': {},
  'tool-content': {},
  retention: { history: ['none'] },
  residency: { level: 'note' },
  remote: {},
  'windows-sandbox': {},
};

/** The policies that come with Glance, each made when it is asked for first. */
export const readyPolicies: Readonly<Record<string, Policy>> = Object.defineProperties(
  {},
  Object.fromEntries(
    Object.entries({ developer, enterprise, regulated }).map(([name, rules]) => {
      let made: Policy | null = null;
      const get = () => {
        made ??= policyOf(name, rules);
        return made;
      };
      return [name, { enumerable: true, get }];
    }),
  ),
);

function policyOf(name: string, set: RuleSet): Policy {
  const rules = checkRules.flatMap((shape) => {
    const own = set[shape.id];
    if (own === undefined) return [];
    const { level = shape.level, ...options } = own;
    return [{ id: shape.id, level, paths: [], options: { ...defaultsOf(shape), ...options }, place: null }];
  });
  return { name, file: null, rules, waivers: [] };
}
