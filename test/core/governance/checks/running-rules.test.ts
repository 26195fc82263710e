import { describe, expect, it } from 'vitest';
import { hookHash } from '../../../../electron/core/governance/posture/facts/hook-hash.ts';
import type { Bypass } from '../../../../electron/core/platform/processes.ts';
import { type Change, checked, policyOf } from './checked-world.ts';

const hook = '[[hooks.Stop]]\n[[hooks.Stop.hooks]]\ntype = "command"\ncommand = "/bin/echo"\n';
const hash = hookHash('Stop', null, { type: 'command', command: '/bin/echo' }, 'linux');
const stated = (trusted: string | null) =>
  `${hook}[hooks.state."$HOME/config.toml:stop:0:0"]\n${trusted === null ? 'enabled = false' : `trusted_hash = "${trusted}"`}\n`;
const plugin = '$HOME/plugins/cache/market/one/1.0.0';

describe('hook-trust', () => {
  const policy = policyOf({ 'hook-trust': {} });
  const verdict = async (files: Readonly<Record<string, string>>) => (await checked(files, policy)).rules[0];

  it.each([
    ['of the user that nobody trusted', { '$HOME/config.toml': hook }, 'failed', /until you trust it/],
    ['that changed since', { '$HOME/config.toml': stated('sha256:00') }, 'failed', /Changed since/],
    ['that is switched off', { '$HOME/config.toml': stated(null) }, 'failed', /Switched off/],
    [
      'that is trusted',
      { '$HOME/config.toml': stated(hash) },
      'passed',
      /^1 hook runs, and none is skipped\.$/,
    ],
    ['of an administrator', { '/etc/codex/config.toml': hook }, 'passed', /^1 hook runs/],
    [
      'that features switch off',
      { '$HOME/config.toml': `${stated(hash)}[features]\nhooks = false\n` },
      'failed',
      /off/,
    ],
    [
      'that requirements leave out',
      { '$HOME/config.toml': hook, '/etc/codex/requirements.toml': 'allow_managed_hooks_only = true\n' },
      'passed',
      /No hook/,
    ],
    ['of a project that is not trusted', { '$PROJ/.codex/config.toml': hook }, 'passed', /No hook/],
    ['in a file that is none', { '$HOME/hooks.json': '{' }, 'not-known', /hooks\.json cannot be read/],
    [
      'of a plugin',
      {
        [`${plugin}/.codex-plugin/plugin.json`]: '{"name":"one","version":"1.0.0"}',
        [`${plugin}/hooks/hooks.json`]:
          '{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"/bin/echo"}]}]}}',
        '$HOME/config.toml': `[plugins."one@market"]\nenabled = true\n[hooks.state."one@market:hooks/hooks.json:stop:0:0"]\ntrusted_hash = "${hash}"\n`,
      },
      'not-known',
      /hooks of one@market cannot be seen/,
    ],
  ] as const)('judges a hook %s', async (_name, files, state, evidence) => {
    expect(await verdict(files)).toMatchObject({
      state,
      evidence: { text: expect.stringMatching(evidence) },
    });
  });
});

describe('bypass-processes', () => {
  const policy = policyOf({ 'bypass-processes': {} });
  const process = (bypasses: readonly Bypass[] | null) => ({
    pid: 7,
    program: '/usr/bin/codex',
    startedAt: null,
    words: null,
    bypasses,
  });

  it.each([
    ['not listed', null, 'not-known'],
    ['none', [], 'passed'],
    ['in order', [process([])], 'passed'],
    ['of which that is not known', [process(null), process([])], 'not-known'],
    ['without a sandbox', [process(null), process(['sandbox'])], 'failed'],
    ['without the review of hooks', [process(['hook-trust'])], 'failed'],
  ] as const)('judges processes %s', async (_name, processes, state) => {
    const change: Change = { facts: () => ({ processes }) };
    expect((await checked({ '$HOME/': '' }, policy, change)).rules).toMatchObject([{ state }]);
  });
});
