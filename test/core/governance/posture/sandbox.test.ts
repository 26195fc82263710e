import { describe, expect, test } from 'vitest';
import { required, user } from './entry-homes.ts';
import { postureOf } from './posture-of.ts';

const projects =
  '[projects."$PROJ"]\ntrust_level = "trusted"\n[projects."$ROOT/marked"]\ntrust_level = "untrusted"\n';

interface Case {
  readonly name: string;
  readonly user?: string;
  readonly system?: string;
  readonly required?: string;
  readonly cwd?: string;
  readonly mode: string;
  readonly network: boolean;
  readonly approval?: string;
}

/** As sessions of codex app-server 0.171.0 began with these files. */
const cases: readonly Case[] = [
  { name: 'nothing, in a trusted folder', mode: 'workspace-write', network: false },
  {
    name: 'nothing, in a marked folder',
    cwd: '$ROOT/marked',
    mode: 'workspace-write',
    network: false,
    approval: 'untrusted',
  },
  { name: 'nothing, elsewhere', cwd: '$ROOT/plain', mode: 'read-only', network: false },
  {
    name: 'network of the older form alone',
    user: '[sandbox_workspace_write]\nnetwork_access = true',
    mode: 'workspace-write',
    network: true,
  },
  {
    name: 'both forms in one file: the newer decides',
    user: 'sandbox_mode = "danger-full-access"\ndefault_permissions = ":read-only"',
    mode: 'read-only',
    network: false,
  },
  {
    name: 'the older form in a higher file',
    user: 'sandbox_mode = "danger-full-access"',
    system: 'default_permissions = ":read-only"',
    mode: 'danger-full-access',
    network: true,
  },
  {
    name: 'a profile does not take the network of the older form',
    user: 'default_permissions = ":workspace"\n[sandbox_workspace_write]\nnetwork_access = true',
    mode: 'workspace-write',
    network: false,
  },
  {
    name: 'a profile with a network',
    user: 'default_permissions = "x"\n[permissions.x]\nextends = ":workspace"\n[permissions.x.network]\nenabled = true',
    mode: 'workspace-write',
    network: true,
  },
  {
    name: 'a profile that adds a place to write',
    user: 'default_permissions = "x"\n[permissions.x]\nextends = ":read-only"\n[permissions.x.filesystem]\n"/opt/w" = "write"',
    mode: 'workspace-write',
    network: false,
  },
  {
    name: 'full access that is not allowed becomes read-only',
    user: 'approval_policy = "never"\nsandbox_mode = "danger-full-access"',
    required:
      'allowed_approval_policies = ["untrusted", "on-request"]\nallowed_sandbox_modes = ["workspace-write", "read-only"]',
    mode: 'read-only',
    network: false,
    approval: 'untrusted',
  },
  {
    name: 'a list of profiles puts the older form aside',
    user: 'sandbox_mode = "danger-full-access"',
    required: 'default_permissions = ":read-only"\n[allowed_permission_profiles]\n":read-only" = true',
    mode: 'read-only',
    network: false,
  },
  {
    name: 'a list without a default of its own has :workspace',
    user: 'default_permissions = ":danger-full-access"',
    required: '[allowed_permission_profiles]\n":read-only" = true\n":workspace" = true',
    mode: 'workspace-write',
    network: false,
  },
  {
    name: 'a list decides where nothing is set',
    required:
      'default_permissions = ":read-only"\n[allowed_permission_profiles]\n":read-only" = true\n":workspace" = true',
    mode: 'read-only',
    network: false,
  },
  {
    name: 'a list decides elsewhere, too',
    cwd: '$ROOT/plain',
    required: '[allowed_permission_profiles]\n":read-only" = true\n":workspace" = true',
    mode: 'workspace-write',
    network: false,
  },
  {
    name: 'a list takes a chosen profile before a higher file of the older form',
    user: 'sandbox_mode = "danger-full-access"',
    system: 'default_permissions = ":read-only"',
    required: '[allowed_permission_profiles]\n":read-only" = true\n":workspace" = true',
    mode: 'read-only',
    network: false,
  },
  {
    name: 'denied reads take full access away',
    user: 'sandbox_mode = "danger-full-access"',
    required: '[permissions.filesystem]\ndeny_read = ["/etc/shadow"]',
    mode: 'read-only',
    network: false,
  },
  {
    name: 'the older word for on-request',
    user: 'approval_policy = "on-failure"',
    required: 'allowed_approval_policies = ["untrusted", "on-request"]',
    mode: 'workspace-write',
    network: false,
    approval: 'on-request',
  },
];

test.each(cases)(
  '$name',
  async ({ user: own = '', system = '', required: by = '', cwd = '$PROJ', ...expected }) => {
    const files = {
      ...user(`${own}\n${projects}`),
      '/etc/codex/config.toml': system,
      ...required(by),
      '$ROOT/marked/': '',
      '$ROOT/plain/': '',
    };
    const { entry, facts } = await postureOf(files, { cwd });
    expect(facts.resolved.invalid).toBeNull();
    const { mode, network, approval = 'on-request' } = expected;
    expect(entry('execution.sandbox').value).toBe(mode);
    expect(entry('network.commands').value).toBe(network);
    expect(entry('oversight.approval-policy').value).toBe(approval);
  },
);

describe('findings', () => {
  test('say that both forms are in use, and who decides', async () => {
    const { facts, findings } = await postureOf({
      ...user('sandbox_mode = "read-only"'),
      '/etc/codex/config.toml': 'default_permissions = ":workspace"',
    });
    expect(findings).toEqual(['governance.permissions-mixed']);
    expect(facts.resolved.invalid).toBeNull();
    expect((await postureOf(user('sandbox_mode = "read-only"'))).findings).toEqual([]);
  });

  test('say that nothing protects, and worse where nobody is asked', async () => {
    const full = 'sandbox_mode = "danger-full-access"\n';
    expect((await postureOf(user(full))).findings).toEqual(['governance.no-sandbox']);
    const { facts } = await postureOf(user(`${full}approval_policy = "never"\n`));
    const { postureFindings } = await import(
      '../../../../electron/core/governance/posture/posture-findings.ts'
    );
    expect(postureFindings(facts)).toMatchObject([
      { kind: 'governance.no-sandbox', level: 'error', line: 1, title: /and without asking/ },
    ]);
  });

  test('say that no session begins with full access without asking that requirements refuse', async () => {
    const refusals = [
      'allowed_sandbox_modes = ["read-only"]',
      '[permissions.filesystem]\ndeny_read = ["/etc/shadow"]',
    ];
    for (const refusal of refusals) {
      const asked = user('approval_policy = "never"\nsandbox_mode = "danger-full-access"');
      const { findings } = await postureOf({ ...asked, ...required(refusal) });
      expect(findings).toEqual(['governance.no-session']);
    }
  });

  test('say where prompts go, but not of a server on this machine', async () => {
    const provider = (name: string, url: string) =>
      user(`model_provider = "${name}"\n[model_providers.${name}]\nname = "n"\nbase_url = "${url}"\n`);
    const kinds = async (files: Record<string, string>) => (await postureOf(files)).findings;
    expect(await kinds(provider('own', 'https://llm.example/v1'))).toEqual(['governance.provider-elsewhere']);
    expect(await kinds(provider('own', 'https://api.openai.com/v1'))).toEqual([]);
    expect(await kinds(user('openai_base_url = "https://gateway.example/v1"'))).toEqual([
      'governance.provider-elsewhere',
    ]);
    expect(await kinds(user('model_provider = "ollama"'))).toEqual([]);
  });

  test('say that a forced workspace does not bind an API key', async () => {
    const files = user('forced_chatgpt_workspace_id = "8f3a0000-0000-4000-8000-00000000aaaa"');
    expect((await postureOf(files, { auth: 'apikey' })).findings).toEqual(['governance.workspace-passed-by']);
    expect((await postureOf(files, { auth: 'chatgpt' })).findings).toEqual([]);
  });
});

describe('trusted folders', () => {
  test('that are gone, or hold a home, stand out', async () => {
    const { entry, findings, world } = await postureOf(
      user(
        `${['$PROJ', '$ROOT', '$ROOT/never-was', '/']
          .map((folder) => `[projects."${folder}"]\ntrust_level = "trusted"\n`)
          .join('')}[projects."$HOME"]\ntrust_level = "untrusted"\n`,
      ),
    );
    expect(entry('execution.trusted-projects').value).toBe(4);
    const states = entry('execution.trusted-projects').items?.map(({ name, state }) => [name, state]);
    expect(states).toEqual([
      [world.project, 'trusted'],
      [world.root, 'too-wide'],
      [`${world.root}/never-was`, 'gone'],
      ['/', 'too-wide'],
      [world.home, 'untrusted'],
    ]);
    expect(findings).toEqual([
      'governance.project-too-wide',
      'governance.project-too-wide',
      'governance.projects-gone',
    ]);
  });
});
