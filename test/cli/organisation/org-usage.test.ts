import { chmodSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeOutput } from '../../fakes/terminal.ts';
import { reviewRows, usageRow } from '../../fixtures/organisation.ts';
import { SAMPLE_NOW } from '../../fixtures/snapshots/sample-snapshot.ts';
import { command, documentOf } from '../command.ts';
import { KEY, type OrganisationWorld, openOrganisationWorld, WORKSPACE } from './organisation-world.ts';

let world: OrganisationWorld;

beforeEach(async () => {
  world = await openOrganisationWorld();
  world.analytics.rows.usage = ['ada', 'bob'].flatMap((user) => [
    usageRow('2026-11-03', user),
    usageRow('2026-11-19', user),
  ]);
  world.analytics.rows['unified-usage'] = [usageRow('2026-11-03', 'ada')];
  const { reviews, responses } = reviewRows('2026-11-03');
  world.analytics.rows.code_reviews = [reviews];
  world.analytics.rows.code_review_responses = [responses];
});

const run = (
  line: string,
  more: Parameters<typeof command>[1] = {},
  named = `--workspace ${WORKSPACE} --base-url ${world.server.base}`,
) =>
  command(
    [line, named, `--state-dir ${world.home.path}/state --codex-home ${world.home.path}`]
      .filter(Boolean)
      .join(' '),
    {
      env: { CODEX_GLANCE_ORG_KEY: KEY },
      ...more,
    },
  );

describe('org usage', () => {
  it.each(['day', 'week', 'user', 'client', 'model', 'surface'])(
    '--by %s --json is one valid document',
    async (by) => {
      const { code, stdout, stderr } = await run(`org usage --by ${by} --json`);
      expect([code, stderr]).toEqual([0, '']);
      expect(documentOf(stdout)).toMatchObject({
        schema: 'codex-glance.org/1',
        kind: 'usage',
        by,
        totals: { people: 2, turns: 40 },
      });
    },
  );

  it('reads the endpoint over all products where that is asked', async () => {
    expect(documentOf((await run('org usage --products all --json')).stdout)).toMatchObject({
      products: 'all',
      totals: { turns: 10 },
    });
    world.analytics.scopes = new Set(['codex.enterprise.analytics.read']);
    const { code, stderr } = await run('org usage --products all');
    expect([code, stderr]).toEqual([
      3,
      expect.stringContaining('Missing scope enterprise.analytics.usage.read'),
    ]);
  });

  it('keeps what it read, and reports it offline', async () => {
    await run('org usage');
    const asked = world.server.seen.length;
    const { stdout } = await run('org usage --offline --json');
    expect(documentOf(stdout)).toMatchObject({ totals: { turns: 40 }, daysNotRead: 0 });
    expect(world.server.seen).toHaveLength(asked);
    const earlier = documentOf((await run('org usage --offline --since 2026-10-01 --json')).stdout);
    expect(earlier).toMatchObject({ daysNotRead: 21, notes: expect.arrayContaining(['days-not-read']) });
  });

  it.each([60, 80, 120])('as text fits %i columns, and marks what may still rise', async (columns) => {
    for (const line of ['org usage', 'org usage --by client', 'org usage --by user', 'org reviews']) {
      const { stdout } = await run(`${line} --no-color`, { stdout: createFakeOutput({ columns, rows: 24 }) });
      for (const each of stdout.split('\n')) expect(each.length, each).toBeLessThanOrEqual(columns);
    }
    const { stdout } = await run('org usage --no-color', { stdout: createFakeOutput({ columns, rows: 24 }) });
    expect(stdout).toMatch(/2026-11-03 +2 /);
    expect(stdout).toMatch(/2026-11-19 +≥/);
    expect(stdout).toMatch(/Total .* 40 +162/);
  });

  it('as CSV leaves unknown numbers empty', async () => {
    const { stdout } = await run('org usage --by user --format csv');
    const [header, ada] = stdout.split('\r\n');
    expect(header).toBe(
      'user,email,start,end,people,threads,turns,credits,cost_usd,estimated_cost_usd,uncached_input_tokens,cached_input_tokens,output_tokens,total_tokens,share,revision,first_seen_at,last_seen_at,may_still_rise',
    );
    expect(ada).toMatch(
      /^ada,ada@harbor\.example,2026-11-03T00:00:00\.000Z,2026-11-20T00:00:00\.000Z,1,4,20,81,,3\.24,/,
    );
  });

  it('says how near caps are, what a subscription gives back, and what a team takes', async () => {
    world.home.write(
      'state/organisation.toml',
      `teams_file = "${world.home.write('teams.csv', 'ada,Platform\n')}"\nsubscription = { seats = 3, usd_per_month = 60 }\n[caps]\ncredits = 100\nteams = { Platform = 5000 }\n`,
    );
    const { stdout } = await run('org usage --by team --json');
    expect(documentOf(stdout)).toMatchObject({
      rows: [
        { key: 'Platform', share: 0.5 },
        { key: 'unassigned', share: 0.5 },
      ],
      caps: [
        { kind: 'workspace', used: 162, state: 'reached' },
        { kind: 'team', key: 'Platform', used: 81, state: 'below' },
      ],
      subscription: { seats: 3, valueUsd: 6.48, unusedSeats: 1 },
    });
    const text = await run('org usage --by team --no-color');
    expect(text.stdout).toContain('Cap of the workspace: 162 credits of 100 credits this month. Reached.');
    expect(text.stdout).toMatch(/Platform .* 50\.0 %/);
    const markdown = await run('org usage --by team --format markdown');
    expect(markdown.stdout).toContain('- Cap of team Platform: 81 credits of 5,000 credits this month.');
    expect(markdown.stdout).toContain('Seats without use: 1 of 3.');
    const csv = await run('org usage --by team --format csv');
    expect(csv.stdout).toMatch(/Platform,.*,0\.5,1,/);
    for (const columns of [60, 80]) {
      const narrow = await run('org usage --by team --no-color', {
        stdout: createFakeOutput({ columns, rows: 24 }),
      });
      for (const line of narrow.stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(columns);
    }
  });

  it('as Markdown is a table', async () => {
    const { stdout } = await run('org usage --by surface --format markdown');
    expect(stdout).toContain('| Surface | People | Threads | Turns | Credits |');
    expect(stdout).toContain('| CLI ≥ | 2 |');
  });

  it('prints the requests of --dry-run, without the key, and sends none', async () => {
    const { stdout, code } = await run('org usage --since 2026-11-01 --until 2026-11-10 --dry-run', {
      env: {},
    });
    expect([code, stdout]).toEqual([
      0,
      `GET ${world.server.base}/analytics/codex/workspaces/${WORKSPACE}/usage?start_time=1793491200&end_time=1794355200&limit=5000\n`,
    ]);
    const reviews = await run('org reviews --dry-run --json');
    expect(documentOf(reviews.stdout)).toMatchObject({
      kind: 'requests',
      requests: [{ method: 'GET' }, { method: 'GET' }],
    });
    expect(world.server.seen).toEqual([]);
    expect(stdout + reviews.stdout).not.toContain(KEY);
  });
});

describe('org usage --by team', () => {
  it('sums by the file, and says what a month is likely to take', async () => {
    world.home.write('teams.csv', 'person,team\nada,Harbor\n');
    const day = (ago: number) => new Date(SAMPLE_NOW - ago * 86_400_000).toISOString().slice(0, 10);
    world.analytics.rows.usage = Array.from({ length: 40 }, (_, ago) =>
      usageRow(day(ago), ago % 2 ? 'ada' : 'bob'),
    );
    const { stdout } = await run(
      `org usage --by team --teams ${world.home.path}/teams.csv --since ${day(40)} --json`,
    );
    expect(documentOf(stdout)).toMatchObject({
      by: 'team',
      rows: [
        { key: 'Harbor', people: 1, credits: 810 },
        { key: 'unassigned', credits: 810 },
      ],
      forecast: { month: '2026-11', soFar: 810, expected: 1_215 },
    });
    expect((await run('org usage')).stdout).toContain('2026-11: 810 credits so far, about 1,215 by its end');
  });

  it.each([
    ['org usage --by team', 2, '--teams FILE'],
    ['org usage --teams x', 2, 'goes with --by team'],
    ['org usage --by team --teams /nowhere', 3, '/nowhere'],
  ])('refuses %s', async (line, exit, words) => {
    const { code, stderr } = await run(line);
    expect([code, stderr]).toEqual([exit, expect.stringContaining(words)]);
  });
});

it('org reconcile is one valid document, and says whose machine it has to know', async () => {
  const { code, stdout, stderr } = await run(
    'org reconcile --person ada@harbor.example --timezone UTC --json',
  );
  expect([code, stderr]).toEqual([0, '']);
  expect(documentOf(stdout)).toMatchObject({
    kind: 'reconcile',
    rows: [
      {
        day: '2026-11-03',
        localTokens: null,
        organizationTokens: 4_500,
        difference: null,
        reasons: ['elsewhere'],
      },
      { day: '2026-11-19', organizationTokens: 4_500 },
    ],
  });
  const text = await run('org reconcile --person ada --no-color', {
    stdout: createFakeOutput({ columns: 60, rows: 24 }),
  });
  for (const line of text.stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(60);
  expect((await run('org reconcile')).stderr).toContain('--person EMAIL');
});

it('org reviews --json is one valid document', async () => {
  const { code, stdout } = await run('org reviews --by week --json');
  expect(code).toBe(0);
  expect(documentOf(stdout)).toMatchObject({ kind: 'reviews', totals: { reviews: 4, p0: 1, engaged: 5 } });
});

describe('org', () => {
  it.each([
    ['org', 2, 'Say what to show'],
    ['org usag', 2, 'Did you mean "usage"?'],
    ['org usage now', 2, 'takes no "now"'],
    ['org usage --by hour', 2, 'Unknown by "hour"'],
    ['org reviews --by user', 2, 'Unknown by "user"'],
    ['org reviews --products all', 2, 'does not go with org reviews'],
    ['org usage --format csv --json', 2, 'exclude each other'],
    ['org usage --key-env A --key-file b', 2, 'exclude each other'],
    ['org usage --since 2026-11-20 --until 2026-11-01', 2, 'Swap them'],
    ['org usage --key-env NOT_SET', 3, 'NOT_SET is not set'],
    ['org usage --key-file /nowhere/key', 3, '/nowhere/key'],
  ])('refuses %s', async (line, exit, words) => {
    const { code, stderr } = await run(line);
    expect([code, stderr]).toEqual([exit, expect.stringContaining(words)]);
    expect(world.server.seen).toEqual([]);
  });

  it('says what to do without a workspace, and with a key that is rejected', async () => {
    const without = await run('org usage', {}, '');
    expect([without.code, without.stderr]).toEqual([2, expect.stringContaining('--workspace ID')]);
    const rejected = await run('org usage --json', { env: { CODEX_GLANCE_ORG_KEY: 'sk-wrong-0000000' } });
    expect(rejected.code).toBe(3);
    expect(documentOf(rejected.stdout)).toMatchObject({ code: 'key-rejected' });
    expect(rejected.stdout + rejected.stderr).not.toContain('sk-wrong');
  });

  it('takes all from organisation.toml', async () => {
    world.home.write('key', `${KEY}\n`);
    chmodSync(`${world.home.path}/key`, 0o600);
    world.home.write(
      'state/organisation.toml',
      `workspace = "${WORKSPACE}"\nbase_url = "${world.server.base}"\nkey = { file = "${world.home.path}/key" }\n`,
    );
    expect((await run('org usage', { env: {} }, '')).code).toBe(0);
    chmodSync(`${world.home.path}/key`, 0o644);
    const open = await run('org usage', { env: {} }, '');
    expect([open.code, open.stderr]).toEqual([3, expect.stringContaining('chmod 600')]);
  });
});
