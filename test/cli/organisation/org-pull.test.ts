import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { json } from '../../fakes/organisation-api/organisation-server.ts';
import { createFakeOutput } from '../../fakes/terminal.ts';
import { SAMPLE_NOW } from '../../fixtures/snapshots/sample-snapshot.ts';
import { command, documentOf } from '../command.ts';
import {
  CANARY,
  KEY,
  ORGANIZATION,
  type OrganisationWorld,
  openOrganisationWorld,
  WORKSPACE,
} from './organisation-world.ts';

let world: OrganisationWorld;

beforeEach(async () => {
  world = await openOrganisationWorld();
  world.compliance.files = [file('CODEX_LOG', 5, 40), file('CODEX_LOG', 3, 1), file('CODEX_TURN', 2, 2)];
});

function file(type: string, events: number, hoursAgo: number) {
  const line = () => `${JSON.stringify({ event_id: randomUUID(), prompt_text: CANARY })}\n`;
  return {
    id: randomUUID(),
    type,
    endTime: new Date(SAMPLE_NOW - hoursAgo * 3_600_000).toISOString(),
    content: Buffer.from(Array.from({ length: events }, line).join('')),
  };
}

const run = (
  line: string,
  more: Parameters<typeof command>[1] = {},
  organization = ` --organization ${ORGANIZATION}`,
) =>
  command(
    `${line} --workspace ${WORKSPACE}${organization} --base-url ${world.server.base} --state-dir ${world.home.path}/state --codex-home ${world.home.path}`,
    { env: { CODEX_GLANCE_ORG_KEY: KEY }, cwd: world.home.path, ...more },
  );

describe('org compliance pull', () => {
  it('is one valid document, and without content', async () => {
    const { code, stdout, stderr } = await run('org compliance pull --out logs --json');
    expect([code, stderr]).toEqual([0, '']);
    expect(documentOf(stdout)).toMatchObject({
      kind: 'pull',
      out: join(world.home.path, 'logs'),
      files: 3,
      events: 10,
      duplicates: 0,
      behindMs: 0,
      types: expect.arrayContaining([
        expect.objectContaining({ type: 'CODEX_TURN', scope: 'organization', events: 2 }),
      ]),
    });
    expect(stdout).not.toContain(CANARY);
    expect(
      readdirSync(join(world.home.path, 'logs'))
        .filter((name) => !name.startsWith('pull.sqlite'))
        .toSorted(),
    ).toEqual(['CODEX_LOG', 'CODEX_TURN']);
  });

  it('of named types says the cursor', async () => {
    const { stdout } = await run('org compliance pull --out logs --types CODEX_LOG,CODEX_TURN --json');
    expect(documentOf(stdout)).toMatchObject({ cursor: world.compliance.files[2]?.endTime });
  });

  it.each([60, 80, 120])('as text fits %i columns, and says what is refused', async (columns) => {
    world.compliance.forbidden.add('APP_LOG');
    const { code, stdout } = await run('org compliance pull --out logs --no-color', {
      stdout: createFakeOutput({ columns, rows: 24 }),
    });
    expect(code).toBe(0);
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(columns);
    expect(stdout).toMatch(/CODEX_LOG .* 8 /);
    expect(stdout).toContain('APP_LOG: The key may not read this');
  });

  it('exits with 1 where a named type is refused, or a file failed', async () => {
    world.compliance.forbidden.add('AUDIT_LOG');
    expect((await run('org compliance pull --out logs --types AUDIT_LOG')).code).toBe(1);
    expect((await run('org compliance pull --out logs --types CODEX_TURN', {}, '')).code).toBe(1);
    world.compliance.spoil = (_file, response) => {
      response.end('{}');
      return 'answered';
    };
    const { code, stdout } = await run('org compliance pull --out logs');
    expect([code, stdout]).toEqual([1, expect.stringContaining('SHA-256')]);
  });

  it('prints the listings of --dry-run and sends none', async () => {
    const { stdout } = await run('org compliance pull --out logs --types CODEX_LOG --dry-run', { env: {} });
    expect(stdout).toBe(
      `GET ${world.server.base}/compliance/workspaces/${WORKSPACE}/logs?event_type=CODEX_LOG&after=2026-10-21T10%3A46%3A20.000Z&limit=100\n`,
    );
    expect(world.server.seen).toEqual([]);
  });

  it('pulls lists of now, page by page, in place of those before', async () => {
    world.compliance.lists.codex_tasks = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, title: CANARY }));
    const { code, stdout } = await run(
      'org compliance pull --out logs --types CODEX_LOG --also tasks,users --json',
    );
    expect(code).toBe(0);
    expect(documentOf(stdout)).toMatchObject({
      cursor: world.compliance.files[1]?.endTime,
      types: [{}, { type: 'codex_tasks', events: 5 }, { type: 'users', events: 0 }],
    });
    const kept = () =>
      readFileSync(join(world.home.path, 'logs/lists/codex_tasks.jsonl'), 'utf8').split('\n').length - 1;
    expect(kept()).toBe(5);
    world.compliance.lists.codex_tasks.splice(0, 3);
    await run('org compliance pull --out logs --types CODEX_LOG --also tasks');
    expect(kept()).toBe(2);
    expect((await run('org compliance pull --out logs --also task')).stderr).toContain(
      'Did you mean "tasks"?',
    );
  });

  it('ends at a rejected key', async () => {
    const { code, stdout } = await run('org compliance pull --out logs --json', {
      env: { CODEX_GLANCE_ORG_KEY: 'x' },
    });
    expect(code).toBe(3);
    expect(documentOf(stdout)).toMatchObject({ code: 'key-rejected' });
  });

  it.each([
    ['org compliance', 'org compliance pull'],
    ['org compliance pul --out x', 'Did you mean "pull"?'],
    ['org compliance pull', '--out DIR'],
    ['org compliance pull --out x --types ../x', 'no type of events'],
    ['org compliance pull --out x --by day', 'does not go with'],
    ['org usage --out x', 'does not go with org usage'],
  ])('refuses %s', async (line, words) => {
    const { code, stderr } = await run(line);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  });
});

describe('org doctor', () => {
  const states = (stdout: string) =>
    Object.fromEntries(
      (documentOf(stdout) as unknown as { checks: { id: string; state: string }[] }).checks.map(
        ({ id, state }) => [id, state],
      ),
    );

  it('asks each endpoint for one row or file at most', async () => {
    const { code, stdout } = await run('org doctor --json');
    expect(code).toBe(0);
    expect(states(stdout)).toEqual({
      usage: 'passed',
      reviews: 'passed',
      responses: 'passed',
      'all-products': 'passed',
      'compliance-workspace': 'passed',
      'compliance-organization': 'passed',
      'key-narrow': 'skipped',
      'key-delete': 'skipped',
    });
    expect(world.server.seen.every(({ query }) => query.get('limit') === '1')).toBe(true);
  });

  it('says what a key may not read, what is not set, and what it can too much', async () => {
    world.analytics.scopes = new Set(['codex.enterprise.analytics.read']);
    world.compliance.forbidden.add('CODEX_LOG');
    world.server.intercept = (request, response) => {
      if (!request.path.includes('/manage/')) return undefined;
      json(response, 200, { data: [] });
      return 'answered';
    };
    const { code, stdout } = await run('org doctor --json', {}, '');
    expect(code).toBe(1);
    expect(states(stdout)).toMatchObject({
      usage: 'passed',
      'all-products': 'warning',
      'compliance-workspace': 'failed',
      'compliance-organization': 'skipped',
      'key-narrow': 'warning',
    });
  });

  it.each([60, 80])('as text fits %i columns', async (columns) => {
    const { stdout } = await run('org doctor --no-color', {
      env: {},
      stdout: createFakeOutput({ columns, rows: 24 }),
    });
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(columns);
    expect(stdout.replace(/\s+/g, ' ')).toContain('CODEX_GLANCE_ORG_KEY is not set');
  });

  it('prints its requests', async () => {
    expect((await run('org doctor --dry-run')).stdout.split('\n')).toHaveLength(7);
    expect(world.server.seen).toEqual([]);
  });
});
