import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pullJob } from '../../../electron/core/composition/organisation-apis/pull-job.ts';
import { fakeCompliance } from '../../fakes/organisation-api/compliance-routes.ts';
import { startOrganisationServer } from '../../fakes/organisation-api/organisation-server.ts';
import { TempHome } from '../usage/homes.ts';

const KEY = 'sk-test-not-a-key-0123456789';
const WORKSPACE = '0b1c2d3e-0000-4000-8000-000000000001';
const NOW = Date.parse('2026-11-20T10:00:00Z');
const { signal } = new AbortController();

async function setUp(pull: string) {
  const world = new TempHome();
  const compliance = fakeCompliance(WORKSPACE, 'org-harbor');
  const server = await startOrganisationServer(KEY, [compliance], compliance.serveSigned);
  onTestFinished(async () => {
    await server[Symbol.asyncDispose]();
    world[Symbol.dispose]();
  });
  const content = Buffer.from(`${JSON.stringify({ event_id: randomUUID() })}\n`);
  const endTime = new Date(NOW - 3_600_000).toISOString();
  compliance.files = [{ id: randomUUID(), type: 'CODEX_LOG', endTime, content }];
  const stateDir = join(world.path, 'state');
  const out = join(world.path, 'logs');
  mkdirSync(stateDir);
  const settings = `workspace = "${WORKSPACE}"\nbase_url = "${server.base}"\narchive = "${out}"\n${pull}`;
  writeFileSync(join(stateDir, 'organisation.toml'), settings);
  const job = pullJob({
    env: { CODEX_GLANCE_ORG_KEY: KEY },
    platform: 'linux',
    stateDir,
    now: () => NOW,
    retries: 0,
  });
  return { job, out, compliance, server };
}

describe('The pull of compliance logs by the agent', () => {
  it('is not set up without a table of its own', async () => {
    const { job, server } = await setUp('');
    expect(job.everyMs()).toBeNull();
    expect(await job.run(signal)).toBe('nothing is set up');
    expect(server.seen).toEqual([]);
  });

  it('pulls what is new at the interval of the settings', async () => {
    const { job, out } = await setUp('[pull]\nevery_minutes = 15\ntypes = ["CODEX_LOG"]\n');
    expect(job.everyMs()).toBe(15 * 60_000);
    expect(await job.run(signal)).toBe(`files: 1, events: 1, in ${out}`);
    expect(readdirSync(out).length).toBeGreaterThan(0);
    expect(await job.run(signal)).toBe(`files: 0, events: 0, in ${out}`);
  });

  it('says which type did not come', async () => {
    const { job } = await setUp('[pull]\ntypes = ["CODEX_LOG", "CODEX_TURN"]\n');
    expect(await job.run(signal)).toMatch(/^files: 1, events: 1, in .*; CODEX_TURN did not: .*org/);
  });

  it.each([
    ['every_minutes = 1', 'every_minutes'],
    ['types = ["codex log"]', 'types'],
    ['also = ["people"]', 'also'],
    ['key = "sk-secret"', 'key'],
  ])('refuses %s, and does not quote it', async (line, key) => {
    const { job } = await setUp(`[pull]\n${line}\n`);
    expect(() => job.everyMs()).toThrow(key);
    expect(() => job.everyMs()).not.toThrow('sk-secret');
  });
});
