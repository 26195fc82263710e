import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { decidePosture } from '../../electron/core/governance/posture/decide-posture.ts';
import { gatherPosture } from '../../electron/core/governance/posture/gather-posture.ts';
import { VERIFIED_CODEX } from '../../electron/shared/codex/codex.ts';
import type { PostureId } from '../../electron/shared/governance/posture.ts';
import { AppServer } from '../lab/codex/app-server.ts';
import { bareEnv } from '../lab/codex/bare-env.ts';
import { Child } from '../lab/codex/child.ts';
import { codexBinary } from '../lab/codex/codex-binary.ts';
import { whyNoEtc, withEtcCodex } from './namespace.ts';

const etcMissing = await whyNoEtc();
const codex = { verified: VERIFIED_CODEX, seen: [], state: 'verified' } as const;

/** A machine with files, its home at `user/.codex` by default. */
class Extended {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'glance-extended-')));
  readonly at = (...parts: string[]) => join(this.root, ...parts);
  home = this.at('user/.codex');

  constructor(files: Readonly<Record<string, string>>) {
    onTestFinished(() => rmSync(this.root, { recursive: true, force: true }));
    for (const folder of ['etc', 'scratch', 'project/.git', 'user/.codex']) {
      mkdirSync(this.at(folder), { recursive: true });
    }
    this.write({ 'project/.git/HEAD': 'ref: refs/heads/main\n', ...files });
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(this.at(name)), { recursive: true });
      writeFileSync(this.at(name), text.replaceAll('$ROOT', this.root));
    }
  }

  /** Asks a Codex of its own for each request, which reads all files again. */
  async ask(method: string, params: Readonly<Record<string, unknown>>) {
    const prefix =
      etcMissing === null ? withEtcCodex(this.at('etc'), mkdtempSync(this.at('scratch', 'x'))) : [];
    const [file = '', ...args] = [...prefix, codexBinary(), 'app-server'];
    await using server = new AppServer(
      (onLine) =>
        new Child(file, args, {
          cwd: this.at('project'),
          env: { ...bareEnv(this.at('user')), CODEX_HOME: this.home },
          timeout: 60_000,
          onLine,
          stdin: 'open',
        }),
    );
    await server.initialize();
    return await server.request(method, params);
  }

  /** The items of an entry, as Glance lists them. */
  async items(id: PostureId) {
    const config = {
      codexHome: this.home,
      cwd: this.at('project'),
      platform: process.platform,
      env: { PATH: process.env.PATH },
      etcDir: this.at('etc'),
      codexVersion: VERIFIED_CODEX.version,
    };
    const facts = await gatherPosture({ config, codex, home: this.at('user') });
    const { entries } = decidePosture(facts);
    return { facts, items: entries.find((entry) => entry.id === id)?.items ?? [] };
  }
}

const events = [
  'PreToolUse',
  'Stop',
  'SessionEnd',
  'UserPromptSubmit',
  'SessionStart',
  'Interrupt',
  'PreCompact',
];
const hooks = (command: string) =>
  events
    .map((event, at) => {
      const more = at % 3 === 0 ? '' : `timeout = ${at % 3 === 1 ? 7 : 2}\nstatusMessage = "x"\n`;
      return `[[hooks.${event}]]\nmatcher = "m"\n[[hooks.${event}.hooks]]\ntype = "command"\ncommand = "${command} ${at}"\n${more}`;
    })
    .join('');
const trusted = '[projects."$ROOT/project"]\ntrust_level = "trusted"\n';

interface TheirHook {
  readonly key: string;
  readonly currentHash: string;
  readonly enabled: boolean;
  readonly isManaged: boolean;
  readonly trustStatus: string;
}

async function theirHooks(machine: Extended): Promise<TheirHook[]> {
  const answer = await machine.ask('hooks/list', { cwds: [machine.at('project')] });
  const [entry] = answer.data as readonly { readonly hooks: TheirHook[] }[];
  return entry?.hooks ?? [];
}

test('Codex knows the same hooks by the same keys and hashes, and trusts those that Glance says run', async () => {
  const machine = new Extended({
    'user/.codex/config.toml': hooks('/bin/echo') + trusted,
    'user/.codex/hooks.json':
      '{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"/bin/date","timeout":5}]}]}}',
    'project/.codex/config.toml': hooks('/bin/cat'),
    'etc/config.toml': hooks('/bin/true'),
    'etc/requirements.toml': hooks('/bin/false'),
  });
  const isEtc = (key: string) => key.includes('/etc/');
  const named = (key: string) => key.replace(machine.at('etc'), '/etc/codex');
  const compare = async () => {
    const theirs = await theirHooks(machine);
    const { facts, items } = await machine.items('extensions.hooks');
    const ours = facts.hooks.hooks.map((hook, at) => ({
      key: named(hook.key),
      hash: hook.hash,
      state: items[at]?.state,
    }));
    const kept = (key: string) => etcMissing === null || !isEtc(key);
    expect(ours.filter(({ key }) => kept(key)).toSorted(byKey)).toEqual(
      theirs
        .map(({ key, currentHash, enabled, trustStatus }) => ({
          key,
          hash: currentHash,
          state: enabled ? trustStatus : 'disabled',
        }))
        .toSorted(byKey),
    );
    return theirs;
  };
  const own = (await compare()).filter(({ isManaged }) => !isManaged);
  expect(own.length).toBe(2 * events.length + 1);
  // Now trusted, but one whose hash is another's, and one that is switched off.
  const states = own.map(
    ({ key, currentHash }, at) =>
      `[hooks.state.${JSON.stringify(key)}]\ntrusted_hash = "${at === 0 ? 'sha256:00' : currentHash}"\n${at === 1 ? 'enabled = false\n' : ''}`,
  );
  machine.write({ 'user/.codex/config.toml': hooks('/bin/echo') + trusted + states.join('') });
  const after = await compare();
  expect(new Set(after.map(({ trustStatus }) => trustStatus))).toContain('trusted');
  expect(after.filter(({ trustStatus }) => trustStatus === 'modified')).toHaveLength(1);
});

test('a home that was copied has lost its trust, and so says Glance', async () => {
  const machine = new Extended({ 'user/.codex/config.toml': hooks('/bin/echo') });
  const states = (await theirHooks(machine)).map(
    ({ key, currentHash }) => `[hooks.state.${JSON.stringify(key)}]\ntrusted_hash = "${currentHash}"\n`,
  );
  machine.write({ 'user/.codex/config.toml': hooks('/bin/echo') + states.join('') });
  cpSync(machine.home, machine.at('copy'), { recursive: true, filter: (file) => !file.endsWith('.sqlite') });
  machine.home = machine.at('copy');
  expect(new Set((await theirHooks(machine)).map(({ trustStatus }) => trustStatus))).toEqual(
    new Set(['untrusted']),
  );
  const { items } = await machine.items('extensions.hooks');
  expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['untrusted']));
});

test('Codex finds the same skills in the same places, and switches off the same', async () => {
  const skill = (name: string) => `---\nname: ${name}\ndescription: words\n---\nDo it.\n`;
  const machine = new Extended({
    'user/.codex/config.toml':
      '[[skills.config]]\nname = "named"\nenabled = false\n[[skills.config]]\npath = "$ROOT/user/.codex/skills/off/SKILL.md"\nenabled = false\n[plugins."one@market"]\nenabled = true\n',
    'user/.codex/skills/own/SKILL.md': skill('own'),
    'user/.codex/skills/off/SKILL.md': skill('off'),
    'user/.codex/skills/a/b/c/d/SKILL.md': skill('named'),
    'user/.codex/skills/a/b/c/d/e/f/g/SKILL.md': skill('deepest'),
    'user/.codex/skills/.hidden/SKILL.md': skill('hidden'),
    'user/.codex/skills/broken/SKILL.md': 'no head\n',
    'user/.agents/skills/shared/SKILL.md': skill('shared'),
    'etc/skills/machine/SKILL.md': skill('machine'),
    'project/.agents/skills/repo/SKILL.md': skill('repo'),
    'project/.codex/skills/other/SKILL.md': skill('other'),
    'elsewhere/linked/SKILL.md': skill('linked'),
    'user/.codex/plugins/cache/market/one/1.0.0/.codex-plugin/plugin.json':
      '{"name":"one","version":"1.0.0"}',
    'user/.codex/plugins/cache/market/one/1.0.0/skills/do/SKILL.md': skill('do'),
  });
  symlinkSync(machine.at('elsewhere/linked'), machine.at('user/.codex/skills/linked'));
  const answer = await machine.ask('skills/list', { cwds: [machine.at('project')] });
  interface Skill {
    readonly name: string;
    readonly path: string;
    readonly scope: string;
    readonly enabled: boolean;
  }
  const [entry] = answer.data as readonly { readonly skills: Skill[] }[];
  const theirs = (entry?.skills ?? []).map(({ name, path, enabled }) => [
    name,
    path,
    enabled ? 'enabled' : 'disabled',
  ]);
  const { items } = await machine.items('extensions.skills');
  const kept = items.filter(({ kind }) => etcMissing === null || kind !== 'admin');
  const ours = kept.map(({ name, file, state }) => [
    name,
    file?.replace(machine.at('etc'), '/etc/codex'),
    state,
  ]);
  expect(ours.toSorted()).toEqual(theirs.toSorted());
});

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : 1;
}
