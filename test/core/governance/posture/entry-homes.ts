import { expect } from 'vitest';
import type { PostureId, PostureValue } from '../../../../electron/shared/governance/posture.ts';
import type { Layer } from '../../../../electron/shared/origin.ts';

export const user = (toml: string) => ({ '$HOME/config.toml': toml });
export const required = (toml: string) => ({ '/etc/codex/requirements.toml': toml });

/** A home, and what an entry is there. */
export interface EntryHome {
  readonly id: PostureId;
  readonly files: Readonly<Record<string, string>>;
  readonly value: PostureValue;
  /** The layer that decides; one of requirements locks it. Null where none decides. */
  readonly layer: Layer | null;
  readonly note?: RegExp;
}

/** One prepared home an entry on what Codex may do, for which it is not what it is on an empty machine. */
export const actionHomes: readonly EntryHome[] = [
  { id: 'identity.sign-in', files: {}, value: 'apikey', layer: null },
  {
    id: 'identity.login-method',
    files: user('forced_login_method = "chatgpt"'),
    value: 'chatgpt',
    layer: 'user',
  },
  {
    id: 'identity.workspace',
    files: required('allowed_chatgpt_workspaces = ["8f3a0000-0000-4000-8000-00000000aaaa"]'),
    value: '[list of 1 text]',
    layer: 'requirements-system',
    note: /API key.*CODEX_ACCESS_TOKEN/,
  },
  { id: 'models.model', files: user('model = "gpt-5.5"'), value: 'gpt-5.5', layer: 'user' },
  {
    id: 'models.provider',
    files: user(
      'model_provider = "own"\n[model_providers.own]\nname = "o"\nbase_url = "https://u:p@llm.example/v1"',
    ),
    value: 'own',
    layer: 'user',
    note: /https:\/\/llm\.example\/v1/,
  },
  {
    id: 'models.catalog',
    files: { ...required('model_catalog_json = "$ROOT/models.json"'), '$ROOT/models.json': '{"models":[]}' },
    value: expect.stringMatching(/models\.json$/) as unknown as string,
    layer: 'requirements-system',
  },
  {
    id: 'models.reasoning',
    files: user('model_reasoning_effort = "high"'),
    value: 'high',
    layer: 'user',
  },
  {
    id: 'oversight.approval-policy',
    files: user('approval_policy = "never"'),
    value: 'never',
    layer: 'user',
    note: /without asking/,
  },
  {
    id: 'oversight.allowed-approval-policies',
    files: required('allowed_approval_policies = ["on-request", "never"]'),
    value: ['on-request', 'never'],
    layer: 'requirements-system',
  },
  {
    id: 'oversight.reviewer',
    files: user('approvals_reviewer = "auto_review"'),
    value: 'auto_review',
    layer: 'user',
    note: /model/i,
  },
  {
    id: 'oversight.allowed-reviewers',
    files: required('allowed_approvals_reviewers = ["user"]'),
    value: ['user'],
    layer: 'requirements-system',
  },
  {
    id: 'execution.sandbox',
    files: user('sandbox_mode = "danger-full-access"'),
    value: 'danger-full-access',
    layer: 'user',
    note: /without a sandbox/,
  },
  {
    id: 'execution.sandbox-mode',
    files: user('sandbox_mode = "read-only"'),
    value: 'read-only',
    layer: 'user',
  },
  {
    id: 'execution.allowed-sandbox-modes',
    files: required('allowed_sandbox_modes = ["read-only"]'),
    value: ['read-only'],
    layer: 'requirements-system',
  },
  {
    id: 'execution.permission-profile',
    files: user('default_permissions = ":workspace"'),
    value: ':workspace',
    layer: 'user',
  },
  {
    id: 'execution.permission-profiles',
    files: user('default_permissions = "own"\n[permissions.own]\nextends = ":workspace"'),
    value: 4,
    layer: null,
  },
  {
    id: 'execution.allowed-permission-profiles',
    files: required('[allowed_permission_profiles]\n":read-only" = true\n":workspace" = true'),
    value: { ':read-only': true, ':workspace': true },
    layer: 'requirements-system',
  },
  {
    id: 'execution.writable-roots',
    files: user(
      'sandbox_mode = "workspace-write"\n[sandbox_workspace_write]\nwritable_roots = ["/srv/build"]',
    ),
    value: ['/srv/build'],
    layer: 'user',
  },
  {
    id: 'execution.login-shell',
    files: required('allow_login_shell = false'),
    value: false,
    layer: 'requirements-system',
  },
  {
    id: 'execution.trusted-projects',
    files: user('[projects."$PROJ"]\ntrust_level = "trusted"'),
    value: 1,
    layer: null,
  },
  {
    id: 'network.commands',
    files: user(
      'default_permissions = "own"\n[permissions.own]\nextends = ":workspace"\n[permissions.own.network]\nenabled = true',
    ),
    value: true,
    layer: 'user',
    note: /own/,
  },
  {
    id: 'network.web-search',
    files: user('web_search = "live"'),
    value: 'live',
    layer: 'user',
  },
  {
    id: 'network.allowed-web-search',
    files: required('allowed_web_search_modes = ["disabled", "cached"]'),
    value: ['disabled', 'cached'],
    layer: 'requirements-system',
  },
  {
    id: 'extensions.mcp-allow-list',
    files: required('mcp_servers = {}'),
    value: [],
    layer: 'requirements-system',
    note: /no server starts/,
  },
  {
    id: 'extensions.plugin-allow-list',
    files: required('plugins = {}'),
    value: [],
    layer: 'requirements-system',
    note: /blocks nothing/,
  },
  {
    id: 'extensions.apps',
    files: user('[apps._default]\nenabled = false'),
    value: false,
    layer: 'user',
  },
  {
    id: 'extensions.start-commands',
    files: user('[mcp_servers.a]\nurl = "https://a.example/mcp"\nhttp_headers_helper = "sh get-token"'),
    value: 1,
    layer: null,
  },
  {
    id: 'extensions.notify',
    files: user('notify = ["/bin/sh", "-c", "say it"]'),
    value: '/bin/sh',
    layer: 'user',
  },
  {
    id: 'extensions.features',
    files: user('[features]\ncode_mode = true\nplugins = true'),
    value: 1,
    layer: null,
  },
];
