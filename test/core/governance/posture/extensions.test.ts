import { describe, expect, test } from 'vitest';
import type { PostureItem } from '../../../../electron/shared/governance/posture.ts';
import { required, user } from './entry-homes.ts';
import { postureOf } from './posture-of.ts';

const short = ({ name, kind, identity, state }: PostureItem) => [name, kind, identity, state];

describe('MCP servers', () => {
  const servers = [
    '[mcp_servers.files]\ncommand = "/bin/sh"\nargs = ["--token", "sk-secret"]\n',
    '[mcp_servers.web]\nurl = "https://u:pw@mcp.example/mcp?key=s3cret"\n',
    '[mcp_servers.off]\ncommand = "/bin/sh"\nenabled = false\n',
    '[mcp_servers.odd]\ncommand = "no-such-program-s3cret"\n',
  ].join('');

  test('of all layers, with what really runs or answers', async () => {
    const { entry } = await postureOf(
      {
        ...user(servers),
        '/etc/codex/config.toml': '[mcp_servers.files]\ncommand = "/bin/cat"\n',
        '$PROJ/.codex/config.toml': '[mcp_servers.theirs]\ncommand = "/bin/sh"\n',
      },
      { cwd: '$PROJ' },
    );
    const { value, items = [] } = entry('extensions.mcp-servers');
    expect(value).toBe(3);
    expect(items.map(short)).toEqual([
      ['theirs', 'stdio', '/bin/sh', 'not-used'],
      ['files', 'stdio', '/bin/sh', 'enabled'],
      ['web', 'http', 'https://mcp.example/mcp?key=[redacted]', 'enabled'],
      ['off', 'stdio', '/bin/sh', 'disabled'],
      ['odd', 'stdio', null, 'enabled'],
      ['files', 'stdio', '/bin/cat', 'overruled'],
    ]);
    expect(JSON.stringify(items)).not.toMatch(/s3cret|sk-secret|:pw@/);
    expect(items[1]).toMatchObject({ line: 1, origin: { layer: 'user' } });
  });

  test('are blocked where requirements do not list them by name and identity', async () => {
    const { entry, findings } = await postureOf({
      ...user(servers),
      ...required(
        '[mcp_servers.files.identity]\ncommand = "/bin/sh"\n[mcp_servers.web.identity]\nurl = "https://other.example"\n',
      ),
    });
    const states = entry('extensions.mcp-servers').items?.map(({ name, state }) => [name, state]);
    expect(states).toEqual([
      ['files', 'enabled'],
      ['web', 'blocked'],
      ['off', 'blocked'],
      ['odd', 'blocked'],
    ]);
    expect(findings).toContain('governance.servers-blocked');
  });

  test('have a hash that a secret does not change, and another program does', async () => {
    const hashOf = async (toml: string) =>
      (await postureOf(user(`[mcp_servers.a]\n${toml}`))).entry('extensions.mcp-servers').items?.[0]?.sha256;
    const plain = await hashOf('command = "/bin/sh"\nargs = ["--token", "one"]');
    expect(plain).toMatch(/^[0-9a-f]{64}$/);
    expect(await hashOf('command = "/bin/sh"\nargs = ["--token", "two"]')).toBe(plain);
    expect(await hashOf('command = "/bin/sh"\nargs = ["--other", "two"]')).not.toBe(plain);
    expect(await hashOf('command = "/bin/cat"\nargs = ["--token", "one"]')).not.toBe(plain);
  });
});

describe('plugins', () => {
  const cache = '$HOME/plugins/cache/market';
  const files = {
    ...user(
      '[plugins."one@market"]\nenabled = true\n[plugins."two@market"]\nenabled = false\n[plugins."gone@market"]\nenabled = true\n',
    ),
    [`${cache}/one/1.9.0/.codex-plugin/plugin.json`]: '{"name":"one"}',
    [`${cache}/one/1.10.0/.codex-plugin/plugin.json`]: '{"name":"one"}',
    [`${cache}/one/1.10.0/.mcp.json`]: '{"mcpServers":{"tools":{"command":"/bin/sh"}}}',
    [`${cache}/one/1.10.0/skills/do/SKILL.md`]: '---\nname: do\n---\n',
    [`${cache}/one/1.10.0/hooks/hooks.json`]:
      '{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"/bin/sh"}]}]}}',
    [`${cache}/two/2.0.0/.codex-plugin/plugin.json`]: '{"name":"two"}',
    [`${cache}/loose/3.0.0/.codex-plugin/plugin.json`]: '{"name":"loose"}',
  };

  test('are listed with their newest version, and with what they bring', async () => {
    const { entry } = await postureOf(files);
    expect(entry('extensions.plugins').items?.map(short)).toEqual([
      ['gone@market', 'plugin', null, 'not-installed'],
      ['loose@market', 'plugin', '3.0.0', 'disabled'],
      ['one@market', 'plugin', '1.10.0', 'enabled'],
      ['two@market', 'plugin', '2.0.0', 'disabled'],
    ]);
    expect(entry('extensions.mcp-servers').items?.map(short)).toEqual([
      ['one:tools', 'stdio', '/bin/sh', 'enabled'],
    ]);
    expect(entry('extensions.skills').items?.map(short)).toEqual([['one:do', 'plugin', null, 'enabled']]);
    expect(entry('extensions.hooks').items?.map(short)).toEqual([
      ['Stop', 'command', '/bin/sh', 'untrusted'],
    ]);
  });

  test('their servers are blocked by an empty list of servers, and not by an empty list of plugins', async () => {
    const state = async (toml: string) =>
      (await postureOf({ ...files, ...required(toml) })).entry('extensions.mcp-servers').items?.[0]?.state;
    expect(await state('plugins = {}')).toBe('enabled');
    expect(await state('mcp_servers = {}')).toBe('blocked');
    expect(await state('[mcp_servers.other.identity]\ncommand = "/bin/x"')).toBe('enabled');
    const listed = '[plugins."one@market".mcp_servers.tools.identity]\ncommand';
    expect(await state(`${listed} = "/bin/sh"`)).toBe('enabled');
    expect(await state(`${listed} = "/bin/x"`)).toBe('blocked');
    expect((await postureOf({ ...files, ...required('plugins = {}') })).findings).toContain(
      'governance.plugins-list-ignored',
    );
  });
});

describe('skills', () => {
  const skill = (name: string) => `---\nname: "${name}"\ndescription: words\n---\nDo it.\n`;

  test('of user, machine and repository are found, whether or not the repository is trusted', async () => {
    const { entry } = await postureOf(
      {
        ...user('[[skills.config]]\nname = "named"\nenabled = false\n'),
        '$HOME/skills/own/SKILL.md': skill('own'),
        '$HOME/skills/deep/er/named/SKILL.md': skill('named'),
        '$HOME/skills/.hidden/SKILL.md': skill('hidden'),
        '$HOME/skills/broken/SKILL.md': 'no head\n',
        '$HOME/skills/.system/theirs/SKILL.md': skill('theirs'),
        '$ROOT/.agents/skills/shared/SKILL.md': skill('shared'),
        '/etc/codex/skills/machine/SKILL.md': skill('machine'),
        '$PROJ/.git/': '',
        '$PROJ/.agents/skills/repo/SKILL.md': skill('repo'),
        '$PROJ/sub/.codex/skills/sub/SKILL.md': skill('sub'),
      },
      { cwd: '$PROJ/sub' },
    );
    expect(entry('extensions.skills').items?.map(short)).toEqual([
      ['sub', 'repo', null, 'enabled'],
      ['repo', 'repo', null, 'enabled'],
      ['named', 'user', null, 'disabled'],
      ['own', 'user', null, 'enabled'],
      ['shared', 'user', null, 'enabled'],
      ['theirs', 'system', null, 'enabled'],
      ['machine', 'admin', null, 'enabled'],
    ]);
  });

  test('have a hash over all their files', async () => {
    const hash = async (more: Record<string, string>) =>
      (await postureOf({ '$HOME/skills/a/SKILL.md': skill('a'), ...more })).entry('extensions.skills')
        .items?.[0]?.sha256;
    const plain = await hash({});
    expect(plain).toMatch(/^[0-9a-f]{64}$/);
    expect(await hash({})).toBe(plain);
    expect(await hash({ '$HOME/skills/a/scripts/run.sh': 'rm' })).not.toBe(plain);
  });
});
