import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decidePosture } from '../../electron/core/governance/posture/decide-posture.ts';
import { findStartFault } from '../../electron/core/governance/posture/entries/start-fault.ts';
import { gatherPosture } from '../../electron/core/governance/posture/gather-posture.ts';
import { VERIFIED_CODEX } from '../../electron/shared/codex/codex.ts';
import type { PostureId } from '../../electron/shared/governance/posture.ts';
import { AppServer } from '../lab/codex/app-server.ts';
import { bareEnv } from '../lab/codex/bare-env.ts';
import { Child } from '../lab/codex/child.ts';
import { codexBinary } from '../lab/codex/codex-binary.ts';
import { seededRandom } from './generate/random.ts';
import { whyNoEtc, withEtcCodex } from './namespace.ts';

const etcMissing = await whyNoEtc();
/** Each takes Codex a good part of a second. */
const STACKS = 60;

const codex = { verified: VERIFIED_CODEX, seen: [], state: 'verified' } as const;

let root = '';
let server: AppServer;
const at = (...parts: string[]) => join(root, ...parts);

function write(name: string, text: string): void {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
}

beforeAll(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'glance-posture-')));
  for (const folder of ['etc', 'home', 'user', 'scratch', 'plain', 'trusted/.codex', 'untrusted']) {
    mkdirSync(at(folder), { recursive: true });
  }
  const prefix = etcMissing === null ? withEtcCodex(at('etc'), at('scratch')) : [];
  const [file = '', ...args] = [...prefix, codexBinary(), 'app-server'];
  server = new AppServer(
    (onLine) =>
      new Child(file, args, {
        cwd: at('user'),
        env: { ...bareEnv(at('user')), CODEX_HOME: at('home') },
        timeout: 300_000,
        onLine,
        stdin: 'open',
      }),
  );
  await server.initialize();
});

afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

const provider = () => `
[model_providers.lab]
name = "lab"
base_url = "http://127.0.0.1:1/v1"
wire_api = "responses"
[projects.${JSON.stringify(at('trusted'))}]
trust_level = "trusted"
[projects.${JSON.stringify(at('untrusted'))}]
trust_level = "untrusted"
`;

async function ours(cwd: string) {
  const config = {
    codexHome: at('home'),
    cwd,
    platform: process.platform,
    env: {},
    etcDir: at('etc'),
    codexVersion: VERIFIED_CODEX.version,
  };
  const facts = await gatherPosture({ config, codex, home: at('user') });
  const entries = new Map(decidePosture(facts).entries.map((entry) => [entry.id, entry] as const));
  const { invalid } = facts.resolved;
  const faults = [
    ...(invalid === null ? [] : ['invalid']),
    ...(findStartFault(facts) === null ? [] : ['no session']),
  ];
  return { entries, faults };
}

/** What a session's answer says of the sandbox, in the words of the posture. */
function theirs(thread: Readonly<Record<string, unknown>>) {
  const sandbox = thread.sandbox as { type: string; writableRoots?: string[]; networkAccess?: boolean };
  const modes = {
    readOnly: 'read-only',
    workspaceWrite: 'workspace-write',
    dangerFullAccess: 'danger-full-access',
  };
  const mode = modes[sandbox.type as keyof typeof modes];
  return {
    mode,
    network: mode === 'danger-full-access' ? true : (sandbox.networkAccess ?? false),
    approval: thread.approvalPolicy,
    reviewer: thread.approvalsReviewer,
  };
}

describe('what a new session may do is as the posture says', () => {
  const sandboxes: [string, ...string[]] = [
    '',
    'sandbox_mode = "read-only"',
    'sandbox_mode = "workspace-write"',
    'sandbox_mode = "danger-full-access"',
    'default_permissions = ":read-only"',
    'default_permissions = ":workspace"',
    'default_permissions = ":danger-full-access"',
    'sandbox_mode = "danger-full-access"\ndefault_permissions = ":read-only"',
    'default_permissions = "own"',
  ];
  const approvals: [string, ...string[]] = [
    '',
    'approval_policy = "never"',
    'approval_policy = "on-request"',
    'approval_policy = "on-failure"',
    'approvals_reviewer = "auto_review"',
  ];
  const network: [string, ...string[]] = ['', '[sandbox_workspace_write]\nnetwork_access = true'];
  const own: [string, ...string[]] = [
    '[permissions.own]\nextends = ":workspace"\n[permissions.own.network]\nenabled = true',
    '[permissions.own]\nextends = ":read-only"',
  ];
  const required: [string, ...string[]] = [
    '',
    '',
    'allowed_approval_policies = ["untrusted", "on-request"]',
    'allowed_approval_policies = ["never"]\nallowed_approvals_reviewers = ["user"]',
    'allowed_sandbox_modes = ["read-only", "workspace-write"]',
    'allowed_sandbox_modes = ["read-only"]',
    'default_permissions = ":read-only"\n[allowed_permission_profiles]\n":read-only" = true',
    '[allowed_permission_profiles]\n":read-only" = true\n":workspace" = true',
    '[permissions.filesystem]\ndeny_read = ["/etc/shadow"]',
    'allowed_sandbox_modes = ["read-only"]\n[allowed_permission_profiles]\n":read-only" = true\n":workspace" = true',
  ];

  test('in every one of these stacks', { timeout: 240_000 }, async () => {
    const random = seededRandom(Number(process.env.GLANCE_SEED ?? 18));
    for (let stack = 0; stack < STACKS; stack += 1) {
      const layer = () => `${random.pick(approvals)}\n${random.pick(sandboxes)}\n`;
      const maybe = (share: number) => (random.chance(share) ? layer() : '');
      const files = {
        'home/config.toml': `model = "gpt-5.5"\nmodel_provider = "lab"\n${layer()}${random.pick(network)}\n${random.pick(own)}\n${provider()}`,
        'trusted/.codex/config.toml': maybe(0.4),
        'etc/config.toml': maybe(0.4),
        'etc/managed_config.toml': maybe(0.2),
        'etc/requirements.toml': random.pick(required),
      };
      for (const [name, text] of Object.entries(files)) {
        if (etcMissing === null || !name.startsWith('etc/')) write(name, text);
      }
      const cwd = at(random.pick(['plain', 'trusted', 'untrusted']));
      const said = JSON.stringify({ ...files, cwd }, null, 1);
      const { entries, faults } = await ours(cwd);
      const thread = await server
        .request('thread/start', { cwd, ephemeral: true })
        .catch((error: Error) => error);
      if (thread instanceof Error) {
        expect(faults, `${said}\n${thread.message}`).not.toEqual([]);
        continue;
      }
      expect(faults, said).toEqual([]);
      const value = (id: PostureId) => entries.get(id)?.value;
      const found = {
        mode: value('execution.sandbox'),
        network: value('network.commands'),
        approval: value('oversight.approval-policy'),
        reviewer: value('oversight.reviewer'),
      };
      expect(found, said).toEqual(theirs(thread));
    }
  });
});
