import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { beforeEach, describe, expect, it } from 'vitest';
import { SAMPLE_NOW } from '../../fixtures/snapshots/sample-snapshot.ts';
import { command, documentOf } from '../command.ts';
import {
  CANARY,
  KEY,
  type OrganisationWorld,
  openOrganisationWorld,
  WORKSPACE,
} from './organisation-world.ts';

let world: OrganisationWorld;
let identity: string;

beforeEach(async () => {
  world = await openOrganisationWorld();
  // The second file repeats an event of the first, so that it is written without it.
  world.compliance.files = [file('a', ['e1', 'e2'], 30 * 24), file('b', ['e2', 'e3'], 2)];
  world.compliance.lists.users = [{ id: 'u1' }];
  identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  world.home.write(
    'state/organisation.toml',
    `workspace = "${WORKSPACE}"\narchive = "${world.home.path}/logs"\nrecipients = ["${recipient}"]\nkeep_days = 25\n`,
  );
  writeIdentity(`# created by age-keygen\n${identity}\n`);
});

function file(id: string, ids: readonly string[], hoursAgo: number) {
  const lines = ids.map(
    (event) =>
      `${JSON.stringify({ event_id: event, timestamp: '2026-11-19T10:00:00Z', event_type: 'PROMPT_SENT', event_details: { session_id: 's', prompt_text: CANARY } })}\n`,
  );
  const endTime = new Date(SAMPLE_NOW - hoursAgo * 3_600_000 + 60_000).toISOString();
  return { id, type: 'CODEX_LOG', endTime, content: Buffer.from(lines.join('')) };
}

const identityFile = () => join(world.home.path, 'key.txt');
function writeIdentity(text: string, mode = 0o600): void {
  writeFileSync(identityFile(), text);
  chmodSync(identityFile(), mode);
}
const run = (line: string, env = {}) =>
  command(`${line} --state-dir ${world.home.path}/state --codex-home ${world.home.path}`, {
    env: { CODEX_GLANCE_ORG_KEY: KEY, ...env },
    cwd: world.home.path,
  });
const pull = () =>
  run(`org compliance pull --types CODEX_LOG --base-url ${world.server.base} --also users --json`);
const withKey = () => ({ CODEX_GLANCE_ORG_IDENTITY_FILE: identityFile() });
const kept = () => readdirSync(join(world.home.path, 'logs', 'CODEX_LOG'));

describe('encrypted logs', () => {
  it('are on the disk in no other form, and removed by the rule of days', async () => {
    const { code, stdout } = await pull();
    expect([code, documentOf(stdout)]).toEqual([0, expect.objectContaining({ events: 4, duplicates: 1 })]);
    // The first is older than 25 days.
    expect(kept()).toEqual([expect.stringMatching(/b\.jsonl\.age$/)]);
    expect(readdirSync(join(world.home.path, 'logs', 'lists'))).toEqual(['users.jsonl.age']);
    for (const name of readdirSync(join(world.home.path, 'logs'), { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue;
      const bytes = readFileSync(join(name.parentPath, name.name));
      expect(bytes.includes(CANARY), name.name).toBe(false);
      if (name.name.endsWith('.age')) expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    }
    // What was removed is not pulled again; only the list of users is.
    expect(documentOf((await pull()).stdout)).toMatchObject({ events: 1, files: 1 });
    const status = readFileSync(join(world.home.path, 'state', 'organisation-status.json'), 'utf8');
    expect(status).toContain('"encrypted":true');
  });

  it('are read with the key of the user', async () => {
    world.home.write('terms', 'nobody-sees\n');
    await pull();
    const { code, stdout } = await run('org compliance check --terms terms --json', withKey());
    expect(code).toBe(1);
    expect(documentOf(stdout)).toMatchObject({ events: 1, files: 1 });
    expect(stdout).not.toContain(CANARY);
    const coverage = await run('org compliance coverage --json', withKey());
    expect(documentOf(coverage.stdout)).toMatchObject({ kind: 'coverage', elsewhere: 1 });
  });

  it('without the key are not read in part', async () => {
    await pull();
    for (const word of ['check', 'coverage']) {
      const { code, stderr } = await run(`org compliance ${word}`);
      expect(code).toBe(3);
      expect(stderr.replace(/\s+/g, ' ')).toContain('1 files are encrypted with age');
    }
  });

  it.each([
    ['another key', async () => writeIdentity(await generateX25519Identity()), 'cannot be decrypted'],
    ['a file that others can read', async () => writeIdentity(identity, 0o644), 'chmod 600'],
    ['a file without a key', async () => writeIdentity('# nothing\n'), 'holds no key'],
    ['something else', async () => writeIdentity('hello\n'), 'no key of age'],
    ['a log that was changed', async () => spoil(), 'was changed'],
  ])('say what is wrong with %s, and never the key', async (_, prepare, words) => {
    await pull();
    await prepare();
    const { code, stderr } = await run('org compliance check', withKey());
    expect(code).toBe(3);
    expect(stderr.replace(/\s+/g, ' ')).toContain(words);
    expect(stderr).not.toContain(identity);
  });

  it('need a public key that is one', async () => {
    world.home.write(
      'state/organisation.toml',
      `workspace = "${WORKSPACE}"\nrecipients = ["age1nonsense"]\n`,
    );
    const { code, stderr } = await run(`org compliance pull --out logs --base-url ${world.server.base}`);
    expect([code, stderr]).toEqual([3, expect.stringContaining('is no public key of age')]);
  });
});

function spoil(): void {
  const path = join(world.home.path, 'logs', 'CODEX_LOG', kept()[0] ?? '');
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 3) ^ 1, bytes.length - 3);
  writeFileSync(path, bytes);
}
