import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrganisationApi } from '../../../../electron/core/organisation/api/organisation-api.ts';
import { type Archive, openArchive } from '../../../../electron/core/organisation/compliance/archive.ts';
import { pullType } from '../../../../electron/core/organisation/compliance/pull.ts';
import { apiOf } from '../../../fakes/organisation-api/api-of.ts';
import {
  type FakeCompliance,
  type FakeFile,
  fakeCompliance,
} from '../../../fakes/organisation-api/compliance-routes.ts';
import {
  json,
  type OrganisationServer,
  startOrganisationServer,
} from '../../../fakes/organisation-api/organisation-server.ts';
import { TempHome } from '../../usage/homes.ts';

const WORKSPACE = '0b1c2d3e-0000-4000-8000-000000000001';
const ORGANIZATION = 'org-harbor';
const TYPE = { type: 'CODEX_LOG', scope: 'workspace' } as const;
const DAY = 86_400_000;

let now: number;
let world: TempHome;
let server: OrganisationServer;
let compliance: FakeCompliance;
let api: OrganisationApi;

beforeEach(async () => {
  now = Date.parse('2026-11-20T10:46:20Z');
  world = new TempHome();
  compliance = fakeCompliance(WORKSPACE, ORGANIZATION);
  server = await startOrganisationServer('k', [compliance], (url, response) =>
    compliance.serveSigned(url, response),
  );
  api = apiOf(server.base, { now: () => now });
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  world[Symbol.dispose]();
});

const out = () => join(world.path, 'out');
const withArchive = async <T>(work: (archive: Archive) => Promise<T>) => {
  const archive = openArchive(out(), now);
  try {
    return await work(archive);
  } finally {
    archive.close();
  }
};
const pull = (type: { type: string; scope: 'workspace' | 'organization' } = TYPE) =>
  withArchive((archive) =>
    pullType(
      { api, archive, ids: { workspace: WORKSPACE, organization: ORGANIZATION }, now: () => now },
      type,
    ),
  );

const eventLine = (id: string) => JSON.stringify({ event_id: id, type: 'CODEX_LOG', text: 'a }{ b\n' });
const fileOf = (id: string, ids: readonly string[], hoursAgo: number, write = lines): FakeFile => ({
  id,
  type: 'CODEX_LOG',
  endTime: new Date(now - hoursAgo * 3_600_000).toISOString(),
  content: Buffer.from(write(ids.map(eventLine))),
});
const lines = (events: readonly string[]) => events.map((one) => `${one}\n`).join('');
const ids = (count: number) => Array.from({ length: count }, () => randomUUID());
/** Ids of all events in the folder, by file. */
const keptIds = () =>
  readdirSync(join(out(), 'CODEX_LOG'))
    .toSorted()
    .map((name) =>
      readFileSync(join(out(), 'CODEX_LOG', name), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => (JSON.parse(line) as { event_id: string }).event_id),
    );

describe('pull', () => {
  it('keeps each file as it is, verified, and takes up where it ended', async () => {
    const [a, b] = [ids(3), ids(2)];
    compliance.files = [fileOf('one', a, 48)];
    expect(await pull()).toMatchObject({
      state: 'pulled',
      files: 1,
      events: 3,
      duplicates: 0,
      behindMs: 0,
      window: 'inside',
    });
    compliance.files.push(fileOf('two', b, 1));
    const second = await pull();
    expect(second).toMatchObject({ files: 1, events: 2, cursor: compliance.files[1]?.endTime });
    expect(keptIds()).toEqual([a, b]);
    const [name = ''] = readdirSync(join(out(), 'CODEX_LOG'));
    expect(readFileSync(join(out(), 'CODEX_LOG', name))).toEqual(compliance.files[0]?.content);
    expect(await pull()).toMatchObject({ files: 0, events: 0 });
  });

  it('sends no key to the signed address', async () => {
    compliance.files = [fileOf('one', ids(1), 1)];
    await pull();
    expect(server.signed).toEqual([{ path: '/one', authorization: undefined }]);
    expect(server.seen.every(({ authorization }) => authorization === 'Bearer k')).toBe(true);
  });

  it.each(['object', 'bare', 'many'] as const)(
    'reads a listing that is: %s, page by page, also at equal times',
    async (shape) => {
      compliance.shape = shape;
      for (const isInclusive of [false, true]) {
        compliance.isInclusive = isInclusive;
        const all = Array.from({ length: 250 }, (_, index) =>
          fileOf(`f${isInclusive}${index}`, ids(1), 400 - Math.floor(index / 60)),
        );
        compliance.files = all;
        expect(await pull()).toMatchObject({ state: 'pulled', files: 250, events: 250 });
      }
      expect(keptIds()).toHaveLength(500);
    },
  );

  it.each([false, true])(
    'comes past more files of one time than a page holds; `after` inclusive: %s',
    async (isInclusive) => {
      compliance.isInclusive = isInclusive;
      const many = (count: number, hoursAgo: number) =>
        Array.from({ length: count }, (_, index) => fileOf(`h${hoursAgo}-${index}`, ids(1), hoursAgo));
      // Of 100 nothing is missing, and of 130 nobody can know.
      compliance.files = [...many(100, 50), ...many(3, 40), ...many(130, 30), ...many(5, 20)];
      const pulled = await pull();
      expect(pulled).toMatchObject({ state: 'pulled', unsureAt: compliance.files[103]?.endTime });
      expect(pulled.files).toBe(100 + 3 + 100 + 5);
      expect(pulled.cursor).toBe(compliance.files.at(-1)?.endTime);
      compliance.files = [...many(100, 10), ...many(1, 9)];
      expect(await pull()).toMatchObject({ files: 101, unsureAt: null });
    },
  );

  it('keeps each event once: within a file, across files and across runs', async () => {
    const [a = '', b = '', c = '', d = ''] = ids(4);
    compliance.files = [fileOf('one', [a, b, a], 30), fileOf('two', [b, c], 20)];
    expect(await pull()).toMatchObject({ events: 3, duplicates: 2 });
    compliance.files.push(fileOf('three', [a, c, d], 1));
    expect(await pull()).toMatchObject({ events: 1, duplicates: 2 });
    expect(keptIds()).toEqual([[a, b], [c], [d]]);
  });

  it('takes in a file that came late', async () => {
    compliance.files = [fileOf('one', ids(1), 10)];
    await pull();
    compliance.files.push(fileOf('late', ids(1), 12));
    expect(await pull()).toMatchObject({ files: 1, cursor: compliance.files[0]?.endTime });
  });

  it.each([
    ['run together', (events: readonly string[]) => events.join('')],
    ['without a last line end', (events: readonly string[]) => events.join('\n')],
    ['with CRLF', (events: readonly string[]) => events.map((one) => `${one}\r\n`).join('')],
    [
      'over many lines',
      (events: readonly string[]) => events.map((one) => JSON.stringify(JSON.parse(one), null, 2)).join('\n'),
    ],
  ])('writes events one a line that come %s', async (_name, write) => {
    const some = ids(3);
    compliance.files = [fileOf('one', some, 1, write)];
    expect(await pull()).toMatchObject({ events: 3, duplicates: 0 });
    expect(keptIds()).toEqual([some]);
  });

  it.each(['header', 'file'] as const)('unpacks what is gzip by: %s', async (packed) => {
    const some = ids(40);
    compliance.packed = packed;
    compliance.files = [fileOf('one', some, 1)];
    expect(await pull()).toMatchObject({ state: 'pulled', events: 40 });
    expect(keptIds()).toEqual([some]);
  });

  it.each([
    ['cut short', (file: FakeFile) => file.content.subarray(0, -20)],
    [
      'of another content',
      (file: FakeFile) => Buffer.from(file.content.toString().replaceAll('CODEX', 'KODEX')),
    ],
    ['with more at its end', (file: FakeFile) => Buffer.concat([file.content, Buffer.from('{}\n')])],
    ['empty', () => Buffer.alloc(0)],
  ])('refuses a file that is %s, and takes it once it is whole', async (_name, spoiled) => {
    compliance.files = [fileOf('one', ids(2), 2), fileOf('two', ids(2), 1)];
    compliance.spoil = (file, response) => {
      if (file.id !== 'two') return undefined;
      response.end(spoiled(file));
      return 'answered';
    };
    const failed = await pull();
    expect(failed).toMatchObject({
      state: 'failed',
      files: 1,
      cursor: compliance.files[0]?.endTime,
      reason: expect.stringContaining('two'),
    });
    expect(failed.behindMs).toBe(3_600_000);
    expect(keptIds()).toHaveLength(1);
    compliance.spoil = null;
    expect(await pull()).toMatchObject({ state: 'pulled', files: 1, events: 2 });
  });

  it('asks for another address where one has expired or a transfer broke', async () => {
    compliance.files = [fileOf('one', ids(2), 2)];
    compliance.spoil = (file, response, count) => {
      if (count === 1) json(response, 403, { detail: 'Request has expired' });
      else if (count === 2) {
        response
          .writeHead(200, { 'content-length': file.content.length })
          .write(file.content.subarray(0, 50));
        setTimeout(() => response.destroy(), 20);
      } else return undefined;
      return 'answered';
    };
    expect(await pull()).toMatchObject({ state: 'pulled', events: 2, duplicates: 0 });
  });

  it('takes files whose listing has no checksum', async () => {
    compliance.isSparse = true;
    compliance.files = [fileOf('one', ids(2), 2)];
    expect(await pull()).toMatchObject({ state: 'pulled', events: 2 });
  });

  it('lists a type of the organisation there, and says what is refused', async () => {
    compliance.files = [{ ...fileOf('turns', ids(1), 1), type: 'CODEX_TURN' }];
    expect(await pull({ type: 'CODEX_TURN', scope: 'organization' })).toMatchObject({
      state: 'pulled',
      files: 1,
    });
    expect(await pull({ type: 'AUTH_LOG', scope: 'organization' })).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining('400'),
    });
    compliance.forbidden.add('AUDIT_LOG');
    expect(await pull({ type: 'AUDIT_LOG', scope: 'workspace' })).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining('not authorized'),
    });
  });

  it('says what went out of the 30 days before it was pulled', async () => {
    compliance.files = [fileOf('one', ids(1), 1)];
    await pull();
    const ended = new Date(now - 3_600_000).toISOString();
    now += 40 * DAY;
    expect(await pull()).toMatchObject({
      window: 'passed',
      lost: { from: ended, to: new Date(now - 30 * DAY).toISOString() },
    });
    expect(
      server.seen.filter(({ path }) => path.endsWith('/logs')).every(({ query }) => query.has('after')),
    ).toBe(true);
  });

  it('pulls a file again that a power cut shortened', async () => {
    const some = ids(5);
    compliance.files = [fileOf('one', some, 5)];
    await pull();
    const [name = ''] = readdirSync(join(out(), 'CODEX_LOG'));
    truncateSync(join(out(), 'CODEX_LOG', name), 10);
    expect(await pull()).toMatchObject({ files: 1, events: 5, duplicates: 0 });
    expect(keptIds()).toEqual([some]);
  });

  it('writes no file outside its folder, whatever an id is', async () => {
    compliance.files = [fileOf('../../x', ids(1), 1), fileOf('a/b', ids(1), 2)];
    await pull();
    expect(readdirSync(world.path).toSorted()).toEqual(['out']);
    expect(readdirSync(join(out(), 'CODEX_LOG'))).toHaveLength(2);
  });

  it('removes what is older than is kept, and does not pull it again', async () => {
    compliance.files = [fileOf('old', ids(2), 200), fileOf('new', ids(2), 2)];
    await pull();
    await withArchive(async (archive) => archive.removeOlder(now - 4 * DAY));
    expect(keptIds()).toHaveLength(1);
    expect(await pull()).toMatchObject({ files: 0 });
    expect(keptIds()).toHaveLength(1);
  });

  it('is alone on its folder', async () => {
    await withArchive(async () => {
      expect(() => openArchive(out(), now)).toThrow('Another pull is at work');
    });
  });
});
