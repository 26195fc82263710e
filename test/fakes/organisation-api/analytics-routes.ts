import { invalid, json, type Routes } from './organisation-server.ts';

const DAY = 86_400;

/** A row of any of the endpoints, as the service has it. */
export interface FakeRow {
  readonly start_time: number;
  readonly end_time: number;
  readonly user_id: string | null;
  readonly [member: string]: unknown;
}

export interface FakeAnalytics extends Routes {
  /** Rows by the last part of the path, which tests change between requests. */
  readonly rows: { [endpoint: string]: FakeRow[] };
  /** The scopes of the key. */
  scopes: Set<string>;
}

const CODEX = 'codex.enterprise.analytics.read';
const UNIFIED = 'enterprise.analytics.usage.read';

/**
 * The Analytics API: `start_time` inclusive, `end_time` exclusive, in Unix seconds; a look back of at most 90 days;
 * `limit` from 1 to 30000, 1000 by default; `page` an opaque cursor of the answer before (facts: external-systems A1,
 * A2). The unified endpoint has a scope of its own (A3).
 */
export function fakeAnalytics(workspace: string, now: () => number): FakeAnalytics {
  const fake: FakeAnalytics = {
    rows: {},
    scopes: new Set([CODEX, UNIFIED]),
    answer({ path, query }, response) {
      const found = /^\/v1\/analytics\/(codex\/)?workspaces\/([^/]+)\/(\w+)$/.exec(path);
      if (found === null) return false;
      const [, codex, asked, endpoint = ''] = found;
      if (asked !== workspace) {
        json(response, 404, { detail: 'Workspace not found' });
        return true;
      }
      if (!fake.scopes.has(codex ? CODEX : UNIFIED)) {
        json(response, 403, { detail: `Missing scope ${codex ? CODEX : UNIFIED}` });
        return true;
      }
      const name = codex ? endpoint : `unified-${endpoint}`;
      if (!['usage', 'code_reviews', 'code_review_responses', 'unified-usage'].includes(name)) return false;
      const nowSeconds = Math.floor(now() / 1_000);
      const start = Number(query.get('start_time') ?? nowSeconds - 30 * DAY);
      const end = Number(query.get('end_time') ?? nowSeconds);
      const limit = Number(query.get('limit') ?? 1_000);
      if (!Number.isInteger(start) || start < Math.floor(nowSeconds / DAY) * DAY - 90 * DAY) {
        invalid(response, 'start_time', 'start_time can be at most 90 days ago');
      } else if (!(end > start)) {
        invalid(response, 'end_time', 'end_time must be after start_time');
      } else if (!(limit >= 1 && limit <= 30_000)) {
        invalid(response, 'limit', 'Input should be less than or equal to 30000');
      } else {
        const rows = (fake.rows[name] ?? [])
          .filter((row) => row.start_time >= start && row.start_time < end)
          .filter((row) => query.get('group') !== 'workspace' || row.user_id === null)
          .sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
        // The cursor names the row that the page ended with, so that rows that come or go meanwhile move no other.
        const page = query.get('page');
        const after = page === null ? '' : Buffer.from(page, 'base64url').toString();
        const rest = rows.filter((row) => keyOf(row) > after);
        const data = rest.slice(0, limit);
        const last = data.at(-1);
        const more = rest.length > data.length && last !== undefined;
        const next = more ? Buffer.from(keyOf(last)).toString('base64url') : null;
        json(response, 200, { object: 'page', data, has_more: more, next_page: next });
      }
      return true;
    },
  };
  return fake;
}

function keyOf({ start_time, user_id }: FakeRow): string {
  return `${String(start_time).padStart(12, '0')}/${user_id ?? ''}`;
}
