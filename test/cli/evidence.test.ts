import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TempHome } from '../core/usage/homes.ts';
import { createFakeGlance } from '../fakes/glance.ts';
import { samplePosture } from '../fixtures/postures.ts';
import { command, documentOf } from './command.ts';

let world: TempHome;
const at = (...parts: string[]) => join(world.path, ...parts);

beforeEach(() => {
  world = new TempHome();
  mkdirSync(at('home'));
  mkdirSync(at('project'));
  mkdirSync(at('state'));
  world.write('home/config.toml', 'model = "m"\n[analytics]\nenabled = false\n');
});
afterEach(() => world[Symbol.dispose]());

const places = () => `--codex-home ${at('home')} --state-dir ${at('state')} --cwd ${at('project')}`;
const glanceOf = (posture = samplePosture) =>
  createFakeGlance({ posture, configFiles: [at('home/config.toml')] });
const run = (line: string, glance = glanceOf()) =>
  command(`${line} ${places()}`, { glance, cwd: world.path, homeDir: at('home') });

const keys = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  writeFileSync(at('key.pem'), privateKey);
  writeFileSync(at('key.pub.pem'), publicKey);
};

describe('baseline and drift', () => {
  it('find nothing at first, then what changed, with its file', async () => {
    const pinned = await run('baseline pin --json');
    expect(pinned).toMatchObject({ code: 0, stderr: '' });
    expect(documentOf(pinned.stdout)).toMatchObject({ policy: 'developer', signedBy: null, changes: [] });
    expect(await run('drift')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Nothing changed.'),
    });

    world.write(
      'home/config.toml',
      'model = "m"\n[analytics]\nenabled = false\n[otel]\nlog_user_prompt = true\n',
    );
    const { code, stdout } = await run('drift --json');
    expect(code).toBe(1);
    const { changes } = documentOf(stdout) as unknown as { changes: { id: string; file: string }[] };
    expect(changes.find(({ id }) => id === 'check/prompt-logging')).toMatchObject({
      before: 'passed',
      after: 'failed',
      file: at('home/config.toml'),
    });
    expect((await run('drift')).stdout).toContain('check/prompt-logging');
  });

  it('are signed where a key is given, and notice a change of the baseline', async () => {
    keys();
    const pinned = await run('baseline pin --key key.pem --json');
    expect(documentOf(pinned.stdout)).toMatchObject({ signedBy: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const file = at('state/baseline.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"developer"', '"another"'));
    expect(await run('drift --json')).toMatchObject({ code: 3 });
  });

  it.each([
    ['drift', 3, 'No baseline is pinned'],
    ['baseline', 2, 'baseline pin'],
    ['baseline pun', 2, 'Did you mean "pin"?'],
    ['baseline pin --key missing.pem', 3, 'missing.pem'],
    ['baseline pin --key home/config.toml', 3, 'Ed25519'],
    ['drift now', 2, 'takes no "now"'],
  ])('"%s" exits with %i', async (line, code, message) => {
    const ended = await run(line);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain(message);
  });

  it('are of one folder', async () => {
    await run('baseline pin');
    mkdirSync(at('other'));
    const { code, stderr } = await command(
      `drift --codex-home ${at('home')} --state-dir ${at('state')} --cwd ${at('other')}`,
      { glance: glanceOf(), cwd: world.path, homeDir: at('home') },
    );
    expect([code, stderr]).toEqual([3, expect.stringContaining(at('project'))]);
  });
});

describe('evidence', () => {
  it('packs, and is valid until it is changed', async () => {
    keys();
    const packed = await run('evidence --out evidence.zip --key key.pem --json');
    expect(packed).toMatchObject({ code: 0, stderr: '' });
    const { sha256, entries } = documentOf(packed.stdout) as unknown as {
      sha256: string;
      entries: unknown[];
    };
    expect([sha256.length, entries.length]).toEqual([64, 5]);

    const verified = await run('evidence verify evidence.zip --key key.pub.pem --json');
    expect(verified.code).toBe(0);
    expect(documentOf(verified.stdout)).toMatchObject({
      valid: true,
      signed: true,
      problems: [],
      differsFromNow: [],
    });

    world.write('home/config.toml', 'model = "n"\n[analytics]\nenabled = false\n');
    const later = documentOf((await run('evidence verify evidence.zip --json')).stdout);
    expect(later).toMatchObject({
      valid: true,
      differsFromNow: [expect.stringMatching(/^file:.*config\.toml$/)],
    });

    const bytes = readFileSync(at('evidence.zip'));
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    writeFileSync(at('evidence.zip'), bytes);
    const damaged = await run('evidence verify evidence.zip --json');
    expect(damaged.code).toBe(1);
    expect(documentOf(damaged.stdout)).toMatchObject({ valid: false, signed: false, differsFromNow: null });
    expect((await run('evidence verify evidence.zip')).stdout).toContain('Not valid');
  });

  it('holds the sum of every session file where asked, and knows which is another now', async () => {
    const [one, two] = [1, 2].map(
      (at) =>
        `sessions/2026/11/23/rollout-2026-11-23T01-33-38-01a20609-89f6-7612-a58e-ff9ccaeb9f5${at}.jsonl`,
    ) as [string, string];
    world.write(`home/${one}`, 'a'.repeat(3_000_000));
    expect(await run('evidence --out plain.zip')).toMatchObject({ code: 0 });
    expect(await run('evidence --out evidence.zip --sessions')).toMatchObject({ code: 0, stderr: '' });
    const contentOf = (name: string) => {
      const json = unzipSync(readFileSync(at(name)))['evidence.json'] as Uint8Array;
      return JSON.parse(strFromU8(json)) as { sessions: unknown };
    };
    expect(contentOf('plain.zip').sessions).toBeNull();
    expect(contentOf('evidence.zip').sessions).toEqual([
      {
        path: expect.stringMatching(new RegExp(`^folder-[0-9a-f]{12}/${one}$`)),
        exists: true,
        bytes: 3_000_000,
        sha256: createHash('sha256').update('a'.repeat(3_000_000)).digest('hex'),
        note: null,
      },
    ]);
    const differs = async () =>
      documentOf((await run('evidence verify evidence.zip --json')).stdout) as unknown as {
        differsFromNow: string[];
      };
    expect((await differs()).differsFromNow).toEqual([]);
    world.write(`home/${two}`, 'b');
    world.write(`home/${one}`, 'c');
    expect((await differs()).differsFromNow).toEqual([
      expect.stringMatching(/^session:.*9f51\.jsonl$/),
      expect.stringMatching(/^session:.*9f52\.jsonl$/),
    ]);
  });

  it('replaces no file unless told to', async () => {
    world.write('evidence.zip', 'mine');
    expect(await run('evidence --out evidence.zip')).toMatchObject({ code: 3 });
    expect(readFileSync(at('evidence.zip'), 'utf8')).toBe('mine');
    expect(await run('evidence --out evidence.zip --force')).toMatchObject({ code: 0 });
  });

  it.each([
    ['evidence', 2, '--out'],
    ['evidence verify', 2, 'Name the package'],
    ['evidence verify a.zip --force', 2, 'does not go with'],
    ['evidence verify missing.zip', 3, 'missing.zip'],
    ['evidence verify home/config.toml', 1, ''],
    ['evidence verfy', 2, 'takes no'],
    ['evidence --out no/such/folder.zip', 3, 'cannot be written'],
  ])('"%s" exits with %i', async (line, code, message) => {
    const ended = await run(line);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain(message);
    expect(existsSync(at('no'))).toBe(false);
  });
});
