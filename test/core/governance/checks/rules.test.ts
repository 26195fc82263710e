import { expect, it } from 'vitest';
import { checkRules } from '../../../../electron/core/governance/checks/catalogue.ts';
import type { RuleId } from '../../../../electron/core/governance/checks/rule.ts';
import { KeptSessions } from '../../../../electron/core/index/kept-sessions.ts';
import type { Bypass } from '../../../../electron/core/platform/processes.ts';
import type { CheckResult } from '../../../../electron/shared/governance/checks.ts';
import { textOf } from '../../../../electron/shared/messages/message.ts';
import { type Change, checked, NOW, policyOf, type RuleOptions } from './checked-world.ts';
import { everyRule, goodHome, requirements } from './good-home.ts';

const policy = policyOf(everyRule);
const CONFIG = '$HOME/config.toml';
const REQUIREMENTS = '/etc/codex/requirements.toml';
const MANAGED = '/etc/codex/managed_config.toml';

/** The collector answered well; each row starts from that. */
const accepted = (change: Change): Change => ({
  ...change,
  facts: (facts) => {
    const signals = facts.otel.signals.map((signal) =>
      signal.health.state === 'untested'
        ? {
            ...signal,
            health: { ...signal.health, state: 'accepted' as const, checkedAt: new Date(NOW).toISOString() },
          }
        : signal,
    );
    const fine = { ...facts, otel: { ...facts.otel, signals } };
    return { ...fine, ...change.facts?.(fine) };
  },
});

const required = (from: string, to: string): Change => {
  expect(requirements).toContain(from);
  return { files: { [REQUIREMENTS]: requirements.replace(from, to) } };
};
const config = (text: string): Change => ({ files: { [CONFIG]: text } });
const own = goodHome[CONFIG] ?? '';
const running = (pid: number, bypasses: readonly Bypass[] | null) => ({
  pid,
  program: '/usr/bin/codex',
  startedAt: null,
  words: null,
  bypasses,
});
const sessions = (auths: readonly ('apikey' | 'chatgpt' | null)[]): Change => ({
  facts: () => ({
    sessions: new KeptSessions(
      auths.map((auth, at) => ({
        threadId: `${at}`,
        auth,
        lastActivityAt: NOW - 1000,
        cliVersion: '0.171.0',
      })),
    ),
  }),
});

/**
 * For each rule what makes it fail, and words of its evidence. `also`: rules that cannot pass then either. `rules`: the
 * policy, where it is not that of every rule.
 */
const failures: Readonly<
  Record<RuleId, readonly [change: Change, evidence: RegExp, also?: readonly RuleId[], rules?: RuleOptions]>
> = {
  'sign-in': [
    { files: { '$HOME/auth.json': '{"auth_mode":"bedrockApiKey"}' } },
    /signed in with another provider/,
  ],
  workspace: [required('["ws-1"]', '["ws-2"]'), /workspace is allowed that the policy does not name/],
  'api-key-sessions': [sessions(['apikey', 'chatgpt']), /^1 of 2 sessions of 30 days/],
  'credential-store': [
    required('"keyring"', '"file"'),
    /cli_auth_credentials_store` is file, because requirements.toml/,
  ],
  provider: [required('model_provider = "openai"\n', ''), /so Codex uses openai, and the user can change it/],
  models: [config(`model = "o9"\n${own}`), /^`model` is o9.*allows gpt-\*/],
  sandbox: [
    required('"workspace-write"]', '"workspace-write", "danger-full-access"]'),
    /so Codex uses read-only or workspace-write, and the user/,
  ],
  approval: [required('["on-request"]', '["on-request", "never"]'), /approval_policy/],
  reviewer: [required('["user"]', '["user", "auto_review"]'), /approvals_reviewer/],
  'login-shell': [
    required('allow_login_shell = false', 'allow_login_shell = true'),
    /`allow_login_shell` is true/,
  ],
  'command-rules': [required('kubectl', 'terraform'), /no rule on kubectl/],
  'command-network': [
    config(`${own}[sandbox_workspace_write]\nnetwork_access = true\n`),
    /network_access` is true, because your config.toml says so, line \d+/,
  ],
  'web-search': [required('["cached"]', '["cached", "live"]'), /web_search/],
  'mcp-servers': [
    required(
      '[mcp_servers.docs.identity]',
      '[mcp_servers.other.identity]\ncommand = "/opt/other"\n[mcp_servers.docs.identity]',
    ),
    /MCP server other/,
  ],
  hooks: [
    required('allow_managed_hooks_only = true', 'allow_managed_hooks_only = false'),
    /do not limit hooks/,
  ],
  'hook-trust': [
    {
      files: {
        [REQUIREMENTS]: `${requirements}[[hooks.Stop]]\n[[hooks.Stop.hooks]]\ntype = "prompt"\nprompt = "x"\n`,
      },
    },
    /^A hook on Stop in .* does not run\. Codex does not run hooks of this kind\.$/,
  ],
  'bypass-processes': [
    { facts: () => ({ processes: [running(41, []), running(42, ['sandbox'])] }) },
    /^Codex runs without a sandbox and approvals, as process 42 was started\.$/,
  ],
  features: [required('browser_use = false', 'browser_use = true'), /feature browser_use is on/],
  'trusted-folders': [config(own.replace('$PROJ', '$ROOT')), /is trusted, and with it all/],
  'allow-lists': [
    required('"/opt/docs/server"', '"docs-server"'),
    /MCP server docs is allowed by a name on PATH/,
  ],
  analytics: [
    { files: { [MANAGED]: null, [CONFIG]: `[analytics]\nenabled = false\n${own}` } },
    /--ignore-user-config.*leave that out/,
  ],
  'analytics-project': [
    {
      files: {
        [MANAGED]: null,
        [CONFIG]: `[analytics]\nenabled = false\n${own}`,
        '$PROJ/.codex/config.toml': '[analytics]\nenabled = true\n',
      },
    },
    /A trusted repository switches analytics on/,
    ['analytics'],
  ],
  'prompt-logging': [
    required('log_user_prompt = false', 'log_user_prompt = true'),
    /log_user_prompt` is true/,
  ],
  'tool-content': [
    {},
    /hold arguments and output of tools/,
    [],
    { ...everyRule, 'tool-content': { accepted: false } },
  ],
  'otel-logs': [
    {
      files: {
        [REQUIREMENTS]: requirements.replace(/^exporter = .*$/m, ''),
        [CONFIG]: `${own}[otel]\n${/^exporter = .*$/m.exec(requirements)?.[0]}\n`,
      },
    },
    /Logs go to otel.example.com, and the user can change it/,
  ],
  'otel-accepted': [
    {
      facts: ({ otel }) => ({
        otel: {
          ...otel,
          signals: otel.signals.map((signal) => ({
            ...signal,
            health: {
              state: 'failing' as const,
              reason: 'refused' as const,
              checkedAt: null,
              latencyMs: null,
            },
          })),
        },
      }),
    },
    /^Logs: refused/,
  ],
  'otel-hosts': [
    required('otel.example.com', 'otel.other.org'),
    /Logs go to otel.other.org; the policy allows/,
  ],
  'otel-tls': [required('https://otel', 'http://otel'), /without encryption/],
  'requirements-present': [
    { facts: (facts) => ({ stack: { ...facts.stack, requirements: [] } }) },
    /There are no requirements/,
    [],
    { 'requirements-present': {}, 'requirements-enforced': {}, 'config-valid': {}, analytics: {} },
  ],
  'requirements-enforced': [
    { files: { [REQUIREMENTS]: `${requirements}[analytics]\nenabled = false\n` } },
    /This Codex ignores analytics in requirements.toml/,
  ],
  'requirements-start': [
    required('["read-only", "workspace-write"]', '["workspace-write"]'),
    /Codex does not start/,
    ['config-valid'],
  ],
  'config-valid': [
    {
      files: {
        [CONFIG]: `model_verbosity = "loud"\n${own}`,
      },
    },
    /Codex cannot use the configuration/,
    // Codex in an editor goes on without the file, and so with its own default.
    ['retention'],
  ],
  'unknown-keys': [config(`foo = 1\n${own}`), /^Codex ignores foo in your config.toml/],
  'managed-files': [
    { facts: ({ managed }) => ({ managed: managed.map((file) => ({ ...file, isWritable: true })) }) },
    /the user can make it/,
  ],
  'secret-files': [{ modes: { '$HOME/auth.json': 0o644 } }, /auth.json can be read by other users/],
  'codex-version': [
    { files: { '$HOME/models_cache.json': '{"client_version":"0.169.0"}' } },
    /Codex 0.169.0 is in use; the policy asks for 0.170.0/,
    [],
    { ...everyRule, 'codex-version': { min: '0.170.0' } },
  ],
  retention: [
    { files: { '$HOME/sessions/2026/01/01/rollout-x.jsonl': '' } },
    /oldest session on disk is 333 days old/,
  ],
  residency: [required('enforce_residency = "us"\n', ''), /No requirement says that data stays/],
  remote: [required('allow_appshots = false\n', ''), /`allow_appshots = false`/],
  'windows-sandbox': [{ facts: () => ({ platform: 'win32' }) }, /do not limit the sandbox of Windows/],
  'denied-reads': [required('**/.env', '**/.npmrc'), /do not deny reading/],
};

it('a home passes every rule', async () => {
  const { rules, passed } = await checked(goodHome, policy, accepted({}));
  expect(rules.filter(({ state }) => state !== 'passed')).toEqual([]);
  expect(rules.map(({ id }) => id)).toEqual(checkRules.map(({ id }) => id));
  expect(passed).toBe(true);
});

it.each(Object.entries(failures))('%s fails alone', async (id, [change, evidence, also = [], rules]) => {
  const report = await checked(goodHome, policyOf(rules ?? everyRule), accepted(change));
  const states = Object.fromEntries(report.rules.map((rule) => [rule.id, rule.state]));
  const failed = report.rules.filter(({ state }) => state === 'failed');
  expect(states[id]).toBe('failed');
  expect(failed.map((rule) => rule.id).toSorted()).toEqual([id, ...also].toSorted());
  expect(report.passed).toBe(false);
  const found = failed.find((rule) => rule.id === id) as CheckResult;
  expect(found.evidence).toMatch(evidence);
  expect(textOf(found.remedy ?? found.why)).not.toBe(textOf(found.why));
});
