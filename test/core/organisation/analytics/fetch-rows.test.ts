import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchRows } from '../../../../electron/core/organisation/analytics/fetch-rows.ts';
import { readPages } from '../../../../electron/core/organisation/analytics/pages.ts';
import type { RowStore } from '../../../../electron/core/organisation/analytics/row-store.ts';
import type { OrganisationApi } from '../../../../electron/core/organisation/api/organisation-api.ts';
import { type FakeAnalytics, fakeAnalytics } from '../../../fakes/organisation-api/analytics-routes.ts';
import { apiOf } from '../../../fakes/organisation-api/api-of.ts';
import {
  type OrganisationServer,
  startOrganisationServer,
} from '../../../fakes/organisation-api/organisation-server.ts';
import { usageRow } from '../../../fixtures/organisation.ts';
import { temporaryRowStore } from '../temporary-row-store.ts';

const WORKSPACE = '0b1c2d3e-0000-4000-8000-000000000001';
const DAY = 86_400_000;
let now = Date.parse('2026-11-20T10:46:20Z');
let server: OrganisationServer;
let analytics: FakeAnalytics;
let api: OrganisationApi;
let store: RowStore;

beforeEach(async () => {
  now = Date.parse('2026-11-20T10:46:20Z');
  analytics = fakeAnalytics(WORKSPACE, () => now);
  server = await startOrganisationServer('k', [analytics]);
  api = apiOf(server.base, { now: () => now });
  store = temporaryRowStore();
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
});

const all = { start: Date.parse('2026-09-01'), end: Date.parse('2026-11-21') };
const fetchAll = (span = all) =>
  fetchRows(api, store, { endpoint: 'usage', workspace: WORKSPACE, span, now });
const kept = () => store.rows('usage', WORKSPACE, { start: 0, end: now });

describe('rows', () => {
  it('are replaced where they were revised, and counted', async () => {
    analytics.rows.usage = [usageRow('2026-11-18', 'ada'), usageRow('2026-11-18', 'bob')];
    expect(await fetchAll()).toEqual({ requests: 1, added: 2, revised: 0 });
    const before = kept()[0];
    now += DAY;
    analytics.rows.usage[0] = usageRow('2026-11-18', 'ada', { totals: { turns: 11 } });
    expect(await fetchAll()).toEqual({ requests: 1, added: 0, revised: 1 });
    const [ada, bob] = kept();
    expect(ada).toMatchObject({ revision: 2, firstSeenAt: before?.firstSeenAt, lastSeenAt: now });
    expect(ada?.row.totals).toEqual({ turns: 11 });
    expect(bob).toMatchObject({ revision: 1 });
  });

  it('stay where they no longer come, and outlive the 90 days', async () => {
    analytics.rows.usage = [usageRow('2026-09-02', 'ada')];
    await fetchAll();
    analytics.rows.usage = [];
    now += 120 * DAY;
    await fetchAll({ start: all.start, end: now });
    expect(kept().map(({ row }) => row.start_time * 1_000)).toEqual([Date.parse('2026-09-02')]);
  });

  it('of settled days are not asked for again', async () => {
    await fetchAll();
    server.seen.length = 0;
    await fetchAll();
    expect(
      server.seen.map(({ query }) => new Date(Number(query.get('start_time')) * 1_000).toISOString()),
    ).toEqual(['2026-11-13T00:00:00.000Z']);
  });

  it('of clients and models that are not known stay', async () => {
    analytics.rows.usage = [usageRow('2026-11-18', 'ada', { unknown_member: 1 })];
    await fetchAll();
    expect(kept()[0]?.row.clients?.map(({ client_id }) => client_id)).toEqual([
      'CODEX_CLI',
      'CODEX_NOT_YET_KNOWN',
    ]);
  });

  it('without a time end the read, and nothing of that span is kept', async () => {
    analytics.rows.usage = [
      usageRow('2026-11-17', 'ada'),
      usageRow('2026-11-18', 'ada', { end_time: 'soon' }),
    ];
    await expect(fetchAll()).rejects.toThrow('end_time');
    expect(kept()).toEqual([]);
    expect(store.readAt('usage', WORKSPACE, Date.parse('2026-11-17'))).toBeNull();
  });
});

describe('pages', () => {
  const request = {
    path: `analytics/codex/workspaces/${WORKSPACE}/usage`,
    query: { start_time: all.start / 1_000, end_time: all.end / 1_000, limit: 3 },
  };
  const read = async (onPage: (page: readonly unknown[]) => void = () => {}) => {
    const seen: { user_id: string }[] = [];
    for await (const page of readPages(api, request)) {
      seen.push(...(page as { user_id: string }[]));
      onPage(page);
    }
    return seen.map(({ user_id }) => user_id);
  };

  it('give each row that stays once, whatever comes and goes meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 100, max: 999 }), { maxLength: 12 }),
        fc.array(fc.record({ add: fc.boolean(), id: fc.integer({ min: 100, max: 999 }) }), { maxLength: 6 }),
        async (ids, changes) => {
          const stays = new Set(ids.map(String));
          analytics.rows.usage = ids.map((id) => usageRow('2026-11-10', String(id)));
          const queue = [...changes];
          const seen = await read(() => {
            const change = queue.shift();
            const rows = analytics.rows.usage ?? [];
            const id = String(change?.id);
            if (change?.add && !rows.some((row) => row.user_id === id)) rows.push(usageRow('2026-11-10', id));
            if (change && !change.add) {
              analytics.rows.usage = rows.filter((row) => row.user_id !== id);
              stays.delete(id);
            }
          });
          expect(new Set(seen).size).toBe(seen.length);
          for (const id of stays) expect(seen).toContain(id);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('that lead to themselves are an error', async () => {
    server.intercept = (_request, response) => {
      response.end(JSON.stringify({ data: [{}], has_more: true, next_page: 'again' }));
      return 'answered';
    };
    await expect(read()).rejects.toThrow('leads to itself');
    expect(server.seen).toHaveLength(2);
  });

  it.each(['[]', '{"data":{}}', '<html>', '', '{"data":[],"has_more":"no"}'])('refuse %j', async (body) => {
    server.intercept = (_request, response) => {
      response.end(body);
      return 'answered';
    };
    await expect(read()).rejects.toMatchObject({ code: 'unexpected-answer' });
  });
});
