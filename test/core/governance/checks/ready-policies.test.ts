import { describe, expect, it } from 'vitest';
import { readyPolicies } from '../../../../electron/core/governance/checks/ready-policies.ts';
import { type Change, checked, policyOf } from './checked-world.ts';
import { goodHome, requirements } from './good-home.ts';

const ready = (name: string) => readyPolicies[name] ?? policyOf({});
const failing = async (name: string, change: Change) =>
  (await checked(goodHome, ready(name), change)).rules
    .filter(({ state }) => state === 'failed')
    .map(({ id }) => id)
    .toSorted();

/** The prepared home, signed in with ChatGPT. Its plan is that of no organisation with a cloud configuration. */
const chatgpt: Change = {
  files: {
    '/etc/codex/requirements.toml': requirements
      .replace('["api"]', '["chatgpt"]')
      .replace(
        'browser_use = false',
        ['browser_use', 'computer_use', 'memories', 'guardian_approval', 'remote_control']
          .map((name) => `${name} = false`)
          .join('\n'),
      ),
  },
  facts: () => ({ auth: 'chatgpt' }),
};

/** The same home with more in the user's own file. */
function withConfig(more: string): Change {
  return {
    ...chatgpt,
    files: { ...chatgpt.files, '$HOME/config.toml': `${goodHome['$HOME/config.toml']}${more}` },
  };
}

describe('developer', () => {
  it('passes on a home that is in order', async () => {
    expect(await failing('developer', {})).toEqual([]);
  });

  it('answers the six lines of the privacy checklist, each with its proof', async () => {
    const { rules } = await checked(goodHome, ready('developer'));
    const evidence = (id: string) => rules.find((rule) => rule.id === id)?.evidence;
    expect(evidence('analytics')).toMatch(/^Off, because managed_config\.toml says so, line 2\.$/);
    expect(evidence('prompt-logging')).toMatch(
      /`otel\.log_user_prompt` is false, because requirements\.toml/,
    );
    expect(evidence('otel-hosts')).toMatch(/goes to otel\.example\.com\.$/);
    expect(evidence('sign-in')).toMatch(/signed in with an API key\.$/);
    expect(evidence('requirements-enforced')).toMatch(/enforces every key/);
    expect(evidence('retention')).toMatch(/`history\.persistence` is none.*no session on disk\.$/);
  });

  it('fails where nobody decided about analytics, and where prompts are logged', async () => {
    const files = { '/etc/codex/managed_config.toml': null, '/etc/codex/requirements.toml': null };
    expect(await failing('developer', { files: { ...files, '$HOME/config.toml': '' } })).toEqual([
      'analytics',
    ]);
    const logging = '[analytics]\nenabled = true\n[otel]\nlog_user_prompt = true\n';
    expect(await failing('developer', { files: { ...files, '$HOME/config.toml': logging } })).toEqual([
      'prompt-logging',
    ]);
  });
});

describe('enterprise', () => {
  it('passes on a home that is in order, and fails where an API key is used', async () => {
    expect(await failing('enterprise', chatgpt)).toEqual([]);
    expect(await failing('enterprise', { ...chatgpt, facts: () => ({ auth: 'apikey' }) })).toEqual([
      'sign-in',
    ]);
  });
});

describe('enterprise and regulated', () => {
  it.each([
    [
      'bypass-processes',
      {
        ...chatgpt,
        facts: () => ({
          auth: 'chatgpt' as const,
          processes: [
            { pid: 7, program: '/codex', startedAt: null, words: null, bypasses: ['sandbox' as const] },
          ],
        }),
      },
    ],
    ['trusted-folders', withConfig('[projects."$ROOT"]\ntrust_level = "trusted"\n')],
    ['unknown-keys', withConfig('[tui]\nnothing_knows_this = 1\n')],
  ] as const)('fail for %s alone on a home that is else in order', async (rule, change) => {
    const before = await failing('enterprise', chatgpt);
    expect(await failing('enterprise', change)).toEqual([...before, rule].toSorted());
    const strict = await failing('regulated', chatgpt);
    expect(await failing('regulated', change)).toEqual([...strict, rule].toSorted());
  });
});

describe('regulated', () => {
  it('fails on the home in order for the content of tool calls and its own server', async () => {
    // Logs that are exported hold it, and a server is set up: the policy has to say that both are accepted.
    expect(await failing('regulated', chatgpt)).toEqual(['mcp-servers', 'tool-content']);
  });

  /** Two files of the shape that OpenAI's blueprint for regulated enterprises has. */
  const blueprint: Change = {
    files: {
      '/etc/codex/managed_config.toml': null,
      '/etc/codex/requirements.toml': `allowed_approval_policies = ["on-request", "untrusted"]
allowed_approvals_reviewers = ["user"]
allowed_sandbox_modes = ["read-only", "workspace-write"]
allowed_web_search_modes = ["disabled", "cached"]
default_permissions = "strict"
allow_managed_hooks_only = true
allow_appshots = false
mcp_servers = {}
[allowed_permission_profiles]
":read-only" = true
strict = true
[permissions.strict]
extends = ":workspace"
[permissions.strict.filesystem]
glob_scan_max_depth = 6
[permissions.strict.filesystem.":workspace_roots"]
"**/.env" = "deny"
[permissions.strict.network]
enabled = false
[features]
browser_use = false
computer_use = false
guardian_approval = false
memories = false
remote_control = false
[rules]
prefix_rules = [{ pattern = [{ token = "kubectl" }], decision = "forbidden", justification = "Production" }]
`,
      '$HOME/config.toml': `default_permissions = "strict"
approval_policy = "on-request"
web_search = "cached"
allow_login_shell = false
forced_login_method = "chatgpt"
cli_auth_credentials_store = "keyring"
[analytics]
enabled = false
[history]
persistence = "none"
[otel]
log_user_prompt = false
`,
    },
    facts: () => ({ auth: 'chatgpt' }),
  };

  it('fails on the blueprint for what that really leaves open', async () => {
    expect(await failing('regulated', blueprint)).toEqual(
      [
        // A default of the user's own file, which --ignore-user-config leaves out.
        'analytics',
        // No collector is named, and what may be logged is no requirement.
        'otel-logs',
        'prompt-logging',
        // Defaults again: no requirement holds them.
        'provider',
        'sign-in',
        'workspace',
        'residency',
      ].toSorted(),
    );
  });
});
