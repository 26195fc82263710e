import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { invalid, json, type Routes, type ServeSigned } from './organisation-server.ts';

/** A log file as the service has it. */
export interface FakeFile {
  readonly id: string;
  readonly type: string;
  /** ISO 8601. */
  readonly endTime: string;
  readonly content: Buffer;
}

export interface FakeCompliance extends Routes {
  files: FakeFile[];
  /** Serves the signed addresses. */
  readonly serveSigned: ServeSigned;
  /** How a listing is written. `bare`: a list alone; `many`: a document for each file, run together. */
  shape: 'object' | 'bare' | 'many';
  /** True where entries have no size and checksum. */
  isSparse: boolean;
  /** True where `after` gives files that ended at that very time too. */
  isInclusive: boolean;
  /** Changes what a signed address answers; undefined serves the file. `count` is of the file. */
  spoil: ((file: FakeFile, response: ServerResponse, count: number) => 'answered' | undefined) | null;
  /** Serves content packed: by its header, or as a file that is gzip. */
  packed: 'no' | 'header' | 'file';
  /** Entries of `codex_tasks`, `codex_environments` and `users`; a page has two. */
  readonly lists: { [name: string]: { readonly id: string }[] };
  /** Types that the key may not list. */
  readonly forbidden: Set<string>;
}

/** These are listed under the organisation alone (facts: export-and-apis-2). */
const ofOrganization = ['CODEX_TURN', 'COSTS'];

/**
 * The Compliance Logs Platform: `after` is required, `limit` is at most 100, `event_type` may repeat; a type of the
 * other scope is 400; a file is a 307 to a signed address on another origin, which is good once (facts:
 * external-systems B1, export-and-apis-2).
 */
export function fakeCompliance(workspace: string, organization: string): FakeCompliance {
  const counts = new Map<string, number>();
  let issued = 0;
  const signatures = new Set<string>();
  const fake: FakeCompliance = {
    files: [],
    shape: 'object',
    isSparse: false,
    isInclusive: false,
    spoil: null,
    packed: 'no',
    forbidden: new Set(),
    lists: {},
    answer({ path, query }, response, origin) {
      const [, named = ''] =
        /^\/v1\/compliance\/workspaces\/[^/]+\/(codex_tasks|codex_environments|users)$/.exec(path) ?? [];
      if (named !== '') {
        // `last_id` is given back as `after` (facts: external-systems B1).
        const all = fake.lists[named] ?? [];
        const from = all.findIndex(({ id }) => id === query.get('after')) + 1;
        const data = all.slice(from, from + 2);
        json(response, 200, { data, has_more: from + 2 < all.length, last_id: data.at(-1)?.id ?? null });
        return true;
      }
      const found =
        /^\/v1\/compliance\/(workspaces|organizations)\/([^/]+)\/(logs|max_event_time)(?:\/([^/]+))?$/.exec(
          path,
        );
      if (found === null) return false;
      const [, scope, id, what, file] = found;
      if (id !== (scope === 'workspaces' ? workspace : organization)) {
        json(response, 404, { detail: 'Not found' });
        return true;
      }
      if (file !== undefined) {
        const isThere = fake.files.some((one) => one.id === decodeURIComponent(file));
        if (!isThere) json(response, 404, { detail: 'Log file not found' });
        else {
          issued += 1;
          signatures.add(String(issued));
          response.writeHead(307, { location: `${origin}/${file}?sig=${issued}` }).end();
        }
        return true;
      }
      const types = query.getAll('event_type');
      if (types.some((type) => ofOrganization.includes(type) !== (scope === 'organizations'))) {
        json(response, 400, { detail: `Invalid event_type for ${scope}` });
      } else if (types.some((type) => fake.forbidden.has(type))) {
        json(response, 403, { detail: 'API key not authorized for enterprise logs' });
      } else if (what === 'max_event_time') {
        const times = fake.files.filter(({ type }) => types.includes(type)).map(({ endTime }) => endTime);
        json(response, 200, { max_event_time: times.sort().at(-1) ?? null });
      } else list(fake, types, query, response);
      return true;
    },
    serveSigned(url, response) {
      const file = fake.files.find(({ id }) => id === decodeURIComponent(url.pathname.slice(1)));
      if (file === undefined || !signatures.delete(url.searchParams.get('sig') ?? '')) return false;
      const count = (counts.get(file.id) ?? 0) + 1;
      counts.set(file.id, count);
      if (fake.spoil?.(file, response, count) === 'answered') return true;
      if (fake.packed === 'no') response.end(file.content);
      else {
        const headers = fake.packed === 'header' ? { 'content-encoding': 'gzip' } : {};
        response.writeHead(200, headers).end(gzipSync(file.content));
      }
      return true;
    },
  };
  return fake;
}

function list(
  fake: FakeCompliance,
  types: readonly string[],
  query: URLSearchParams,
  response: ServerResponse,
): void {
  const after = query.get('after');
  const limit = Number(query.get('limit') ?? 100);
  if (after === null) return void invalid(response, 'after', 'Field required');
  if (!/(?:Z|[+-]\d\d:\d\d)$/.test(after) || Number.isNaN(Date.parse(after))) {
    return void invalid(response, 'after', 'Input should have timezone info');
  }
  if (!(limit >= 1 && limit <= 100))
    return void invalid(response, 'limit', 'Input should be less than or equal to 100');
  const from = Date.parse(after);
  const before = query.get('before');
  const all = fake.files
    .filter(({ type }) => types.includes(type))
    .filter(({ endTime }) => (fake.isInclusive ? Date.parse(endTime) >= from : Date.parse(endTime) > from))
    .filter(({ endTime }) => before === null || Date.parse(endTime) < Date.parse(before))
    .sort((a, b) => Date.parse(a.endTime) - Date.parse(b.endTime));
  const page = all.slice(0, limit);
  const data = page.map(({ id, type, endTime, content }) => ({
    id,
    event_type: type,
    end_time: endTime,
    ...(fake.isSparse
      ? {}
      : {
          file_name: `${id}.jsonl`,
          file_size: content.length,
          file_sha256: createHash('sha256').update(content).digest('hex'),
        }),
  }));
  if (fake.shape === 'bare') return void json(response, 200, data);
  if (fake.shape === 'many') {
    response.end(data.map((entry) => JSON.stringify(entry)).join(''));
    return;
  }
  json(response, 200, {
    data,
    has_more: all.length > page.length,
    last_end_time: page.at(-1)?.endTime ?? null,
  });
}
