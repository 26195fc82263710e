import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { AppServer } from '../../electron/core/config/verify/app-server.ts';
import { greet } from '../../electron/core/config/verify/ask.ts';
import { quietEnv } from '../../electron/core/config/verify/quiet-env.ts';
import { readyPolicies } from '../../electron/core/governance/checks/ready-policies.ts';
import { buildRequirements } from '../../electron/core/governance/requirements/build-requirements.ts';
import { policyOf } from '../core/governance/checks/checked-world.ts';
import { everyRule } from '../core/governance/checks/good-home.ts';
import { codexBinary } from '../lab/codex/codex-binary.ts';
import { whyNoEtc, withEtcCodex } from './namespace.ts';

const inEtc = test.skipIf((await whyNoEtc()) !== null);

interface Answers {
  readonly config: Record<string, unknown>;
  readonly requirements: Record<string, unknown>;
  readonly warnings: string;
}

/** What the real Codex makes of a built policy, against a user who wants the opposite. */
async function askCodex(etc: Readonly<Record<string, string>>, user: string): Promise<Answers> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'glance-requirements-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  for (const name of ['home', 'etc', 'scratch', 'user']) mkdirSync(join(root, name));
  writeFileSync(join(root, 'home/config.toml'), user);
  for (const [name, text] of Object.entries(etc)) writeFileSync(join(root, 'etc', name), text);
  await using server = new AppServer({
    file: codexBinary(),
    cwd: join(root, 'user'),
    env: quietEnv(process.env, { path: join(root, 'home'), root: join(root, 'user') }),
    timeout: 50_000,
    prefix: withEtcCodex(join(root, 'etc'), join(root, 'scratch')),
  });
  const greeting = await greet(server);
  if ('state' in greeting) throw new Error(`Codex did not start: ${JSON.stringify(greeting)}`);
  const config = await server.request('config/read', { includeLayers: true });
  const pinned = await server.request('configRequirements/read');
  if (!config.ok || !pinned.ok) throw new Error(JSON.stringify([config, pinned]));
  return {
    config: (config.result as { config: Record<string, unknown> }).config,
    requirements: (pinned.result as { requirements: Record<string, unknown> }).requirements ?? {},
    warnings: JSON.stringify(server.warnings),
  };
}

const wish = `analytics = { enabled = true }
allow_login_shell = true
[otel]
log_user_prompt = true
[features]
browser_use = true
`;

describe('What is built of a policy', () => {
  const policies = { ...readyPolicies, 'every rule': policyOf(everyRule) };
  inEtc.each(Object.entries(policies))(
    '%s lets the real Codex start, which ignores none of it',
    async (_name, policy) => {
      const { text, managed } = buildRequirements(policy, 'toml', null);
      const etc = {
        'requirements.toml': text,
        ...(managed === null ? {} : { 'managed_config.toml': managed }),
      };
      const { warnings } = await askCodex(etc, '');
      expect(warnings).not.toMatch(/ignored|unrecognized/i);
    },
  );

  inEtc('for enterprises is enforced against the user', async () => {
    const { enterprise } = readyPolicies;
    if (enterprise === undefined) throw new Error('There is no such policy.');
    const { text, managed } = buildRequirements(enterprise, 'toml', null);
    const { config, requirements } = await askCodex(
      { 'requirements.toml': text, 'managed_config.toml': managed ?? '' },
      wish,
    );
    expect(config).toMatchObject({ analytics: { enabled: false }, otel: { log_user_prompt: false } });
    expect(requirements).toMatchObject({
      allowedApprovalPolicies: ['untrusted', 'on-request'],
      allowedSandboxModes: ['read-only', 'workspace-write'],
    });
  });

  inEtc('for regulated enterprises is enforced against the user', async () => {
    const { regulated } = readyPolicies;
    if (regulated === undefined) throw new Error('There is no such policy.');
    const { text, managed } = buildRequirements(regulated, 'toml', null);
    const { config, requirements } = await askCodex(
      { 'requirements.toml': text, 'managed_config.toml': managed ?? '' },
      wish,
    );
    expect(config).toMatchObject({
      analytics: { enabled: false },
      otel: { log_user_prompt: false },
      history: { persistence: 'none' },
    });
    // What a feature is set to is shown as it is written; what is enforced stands beside it.
    expect(JSON.stringify(requirements)).toMatch(/"browser_use":false/);
  });

  inEtc('says of analytics in requirements.toml what is so: the real Codex ignores them there', async () => {
    const { config, warnings } = await askCodex(
      { 'requirements.toml': '[analytics]\nenabled = false\n' },
      wish,
    );
    expect(config).toMatchObject({ analytics: { enabled: true } });
    expect(warnings).toMatch(/analytics.*ignored/);
  });
});
