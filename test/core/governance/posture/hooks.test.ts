import { describe, expect, test } from 'vitest';
import { hookHash } from '../../../../electron/core/governance/posture/facts/hook-hash.ts';
import { required, user } from './entry-homes.ts';
import { decideAgain, postureOf } from './posture-of.ts';

const hook = (command: string) =>
  `[[hooks.Stop]]\n[[hooks.Stop.hooks]]\ntype = "command"\ncommand = "${command}"\n`;

describe('the hash that Codex trusts a hook by', () => {
  const running = (command: string) => ({ type: 'command', command });

  // As codex app-server 0.171.0 answered `hooks/list` on Linux.
  test.each([
    ['Stop', null, running('/bin/date'), 'ec2ea8009872e0ed195627ef4787b9f410fe8f0679dbaaf800f9fc27a00fa655'],
    ['Stop', 'ignored', running('st'), '4921d484a47893e7bb8d351d5ea2cf619805927e17d5ba893e8b16277db325b2'],
    [
      'UserPromptSubmit',
      '',
      running('ups'),
      '132d123ef00a4c9bd960f3d1f17f4f5ea7f130a2059240d444d9b3803bb76aa1',
    ],
    ['SessionEnd', 'q', running('e'), '611923c012477554b6f6e04c29f7b137a096b782f85af81a096b4094731a1b0f'],
    ['Interrupt', 'm', running('c'), '59a1cda313d9579ea3eb2aa6040b06f44b9e0cb91cf8474ce85453f4aa970232'],
    [
      'PreToolUse',
      'Bash',
      { type: 'command', command: '  /bin/x  ', timeout: 0n },
      '3ead1fa6203ebc58807450120aced09376e2c48e750fcbc03a73ae0c5f7d8df1',
    ],
    [
      'PreToolUse',
      'Bash',
      {
        type: 'command',
        command: '/bin/echo hi',
        commandWindows: 'echo win',
        timeout: 30n,
        additionalContextLimit: 7n,
        statusMessage: 's',
        async: true,
      },
      'f3eee9859c3c49567ab1395564b47f6c2300634b11f1aaf46018a920d410f03b',
    ],
    [
      'PreToolUse',
      'Bash',
      { type: 'mcp_tool', server: 's', tool: 't' },
      '5a68520c1df69daf31e96c349d5850eda2ab679b3acd4a1f59cc68a82633e044',
    ],
    [
      'PreToolUse',
      'Bash',
      { type: 'mcp_tool', server: 's', tool: 't', input: { c: 1n } },
      'b4c44e69ee2a7f55caa54e6c1bcfb3a68b4a2431fe98125fc41bce282d7875b7',
    ],
  ] as const)('%s %s %o', (event, matcher, handler, hash) => {
    expect(hookHash(event, matcher, handler, 'linux')).toBe(`sha256:${hash}`);
  });

  test('is not known for kinds that Codex does not run, and for what it writes in ways not seen', () => {
    expect(hookHash('Stop', null, { type: 'prompt' }, 'linux')).toBeNull();
    expect(
      hookHash('Stop', null, { type: 'mcp_tool', server: 's', tool: 't', input: { c: 1.5 } }, 'linux'),
    ).toBeNull();
  });

  test('is of the command for Windows there', () => {
    const handler = { type: 'command', command: 'sh', commandWindows: 'cmd' };
    expect(hookHash('Stop', null, handler, 'win32')).toBe(hookHash('Stop', null, running('cmd'), 'linux'));
  });
});

describe('hooks', () => {
  test('run where they are trusted at their path, or an administrator has them', async () => {
    const made = await postureOf(
      {
        ...user(hook('/bin/date')),
        '$HOME/hooks.json': '{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"/bin/cat"}]}]}}',
        '/etc/codex/config.toml': hook('/bin/sh'),
        '/etc/codex/managed_config.toml': hook('/bin/sh'),
        ...required(hook('/bin/sh')),
        '$PROJ/.codex/config.toml': hook('/bin/sh'),
      },
      { cwd: '$PROJ' },
    );
    const states = (posture: typeof made) =>
      posture
        .entry('extensions.hooks')
        .items?.map(({ origin, file, state }) => [origin?.layer, file?.split('/').at(-1), state]);
    expect(states(made)).toEqual([
      ['system', 'config.toml', 'managed'],
      ['user', 'config.toml', 'untrusted'],
      ['project', 'config.toml', 'not-used'],
      ['managed', 'managed_config.toml', 'managed'],
      ['requirements-system', 'requirements.toml', 'managed'],
      ['user', 'hooks.json', 'untrusted'],
    ]);
    expect(made.entry('extensions.hooks').value).toBe(3);
    expect(made.findings).toContain('governance.hooks-skipped');
  });

  test('are skipped once they change, or where the home stands elsewhere', async () => {
    const hash = 'sha256:ec2ea8009872e0ed195627ef4787b9f410fe8f0679dbaaf800f9fc27a00fa655';
    const trust = (path: string, more = '') =>
      `[hooks.state."${path}:stop:0:0"]\ntrusted_hash = "${hash}"\n${more}`;
    const state = async (toml: string) => {
      const made = await postureOf(user(toml));
      return [made.entry('extensions.hooks').items?.[0]?.state, made.findings];
    };
    const own = '$HOME/config.toml';
    expect(await state(hook('/bin/date') + trust(own))).toEqual(['trusted', []]);
    expect(await state(hook('/bin/cat') + trust(own))).toEqual(['modified', ['governance.hooks-skipped']]);
    expect(await state(hook('/bin/date') + trust(own, 'enabled = false'))).toEqual(['disabled', []]);
    expect(await state(hook('/bin/date') + trust('/other/.codex/config.toml'))).toEqual([
      'untrusted',
      ['governance.hooks-skipped', 'governance.hook-trust-elsewhere'],
    ]);
  });

  test('take trust from the user file alone', async () => {
    const trust = `[hooks.state."$HOME/config.toml:stop:0:0"]\ntrusted_hash = "sha256:ec2ea8009872e0ed195627ef4787b9f410fe8f0679dbaaf800f9fc27a00fa655"\n`;
    const { entry } = await postureOf({ ...user(hook('/bin/date')), '/etc/codex/config.toml': trust });
    expect(entry('extensions.hooks').items?.[0]?.state).toBe('untrusted');
  });

  test('do not run where hooks are off, or managed ones alone are allowed', async () => {
    const off = await postureOf({ ...user(`${hook('/bin/date')}[features]\nhooks = false\n`) });
    expect(off.entry('extensions.hooks')).toMatchObject({ value: 0 });
    expect(off.entry('extensions.hooks').items?.[0]?.state).toBe('disabled');
    const only = await postureOf({
      ...user(hook('/bin/date')),
      ...required('allow_managed_hooks_only = true'),
    });
    expect(only.entry('extensions.hooks').items?.[0]?.state).toBe('blocked');
  });

  test('show no text of their command but the program, and none that is not there', async () => {
    const { entry } = await postureOf({
      ...user(hook('/bin/sh -c s3cret') + hook('s3cret --now').replace('[[hooks.Stop]]\n', '')),
    });
    const items = entry('extensions.hooks').items ?? [];
    expect(items.map(({ identity }) => identity)).toEqual(['/bin/sh', null]);
    expect(JSON.stringify(items)).not.toContain('s3cret');
  });

  test('that cannot be read leave the others as they are', async () => {
    const { entry, world } = await postureOf({ ...user(hook('/bin/date')), '$HOME/hooks.json': '{"hooks":' });
    expect(entry('extensions.hooks').items).toHaveLength(1);
    expect((await decideAgain(world)).facts.hooks.unreadable).toEqual([`${world.home}/hooks.json`]);
  });
});
