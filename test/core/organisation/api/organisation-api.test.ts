import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { baseAddress } from '../../../../electron/core/organisation/api/documented-host.ts';
import type { ApiOptions } from '../../../../electron/core/organisation/api/organisation-api.ts';
import { fakeAnalytics } from '../../../fakes/organisation-api/analytics-routes.ts';
import { apiOf } from '../../../fakes/organisation-api/api-of.ts';
import {
  json,
  type OrganisationServer,
  startOrganisationServer,
} from '../../../fakes/organisation-api/organisation-server.ts';

const KEY = 'sk-test-not-a-key-0123456789';
const WORKSPACE = '0b1c2d3e-0000-4000-8000-000000000001';
const request = { path: `analytics/codex/workspaces/${WORKSPACE}/usage`, query: {} };

let server: OrganisationServer;
let slept: number[];

beforeEach(async () => {
  slept = [];
  server = await startOrganisationServer(KEY, [fakeAnalytics(WORKSPACE, Date.now)], (url, response) => {
    response.end(`signed ${url.searchParams.get('sig')}`);
    return true;
  });
});
afterEach(() => server[Symbol.asyncDispose]());

const api = (more: Partial<ApiOptions> = {}) =>
  apiOf(server.base, { key: async () => KEY, sleep: async (ms) => void slept.push(ms), ...more });

describe('the client', () => {
  it('sends GET with the key and reads the answer', async () => {
    expect(JSON.parse(await api().text(request))).toEqual({
      object: 'page',
      data: [],
      has_more: false,
      next_page: null,
    });
    expect(server.seen.map(({ authorization }) => authorization)).toEqual([`Bearer ${KEY}`]);
  });

  it('waits as long as it is asked to in a storm of 429, and goes on', async () => {
    server.intercept = (_request, response, count) => {
      if (count > 4) return undefined;
      json(response, 429, {}, { 'retry-after': String(count) });
      return 'answered';
    };
    await api().text(request);
    expect(slept).toEqual([1_000, 2_000, 3_000, 4_000]);
  });

  it('says in the end that there were too many, without the key', async () => {
    server.intercept = (_request, response) => {
      json(response, 429, { detail: KEY });
      return 'answered';
    };
    const error = await api()
      .text(request)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'too-many-requests', status: 429 });
    expect(JSON.stringify(error)).not.toContain(KEY);
  });

  it('names a rejected key, and does not try again', async () => {
    await expect(api({ key: async () => 'other' }).text(request)).rejects.toMatchObject({
      code: 'key-rejected',
    });
    expect(server.seen).toHaveLength(1);
  });

  it('does not follow a redirect of a list: the key would go elsewhere', async () => {
    server.intercept = (_request, response) => {
      response.writeHead(302, { location: `${server.files}/x` }).end();
      return 'answered';
    };
    await expect(api().text(request)).rejects.toMatchObject({ code: 'unexpected-answer', status: 302 });
    expect(server.signed).toEqual([]);
  });

  it('follows the redirect of a file without the key', async () => {
    server.intercept = (_request, response) => {
      response.writeHead(307, { location: `${server.files}/blob?sig=1` }).end();
      return 'answered';
    };
    const answer = await api().download(request);
    expect(await new Response(answer as never).text()).toBe('signed 1');
    expect(server.signed).toEqual([{ path: '/blob', authorization: undefined }]);
  });

  it.each(['ftp://files.example/x', 'javascript:0', 'http://'])(
    'refuses to download from %s',
    async (location) => {
      server.intercept = (_request, response) => {
        response.writeHead(307, { location }).end();
        return 'answered';
      };
      await expect(api().download(request)).rejects.toMatchObject({ code: 'unexpected-answer' });
    },
  );

  it('asks again where an answer broke off', async () => {
    server.intercept = (_request, response, count) => {
      if (count > 1) return undefined;
      response.writeHead(200, { 'content-length': '100' }).write('{"data":');
      setTimeout(() => response.destroy(), 10);
      return 'answered';
    };
    expect(await api().text(request)).toContain('"object":"page"');
    expect(slept).toEqual([500]);
  });

  it('gives up on a server that is silent, and on one that is not there', async () => {
    server.intercept = () => 'answered';
    await expect(api({ silenceMs: 30 }).text(request)).rejects.toMatchObject({
      code: 'timeout',
      status: null,
    });
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as { port: number };
    await new Promise((resolve) => free.close(resolve));
    const error = await api({ base: `http://127.0.0.1:${port}/v1` })
      .text(request)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'unreachable', message: expect.stringContaining('ECONNREFUSED') });
  });

  it('passes on that a key cannot be read', async () => {
    const key = () => Promise.reject(new Error('The file /k is not set.'));
    await expect(api({ key }).text(request)).rejects.toThrow('The file /k is not set.');
    expect(server.seen).toEqual([]);
  });

  it('goes through the proxy that the environment names', async () => {
    const { port } = new URL(server.base);
    const env = { HTTP_PROXY: `http://127.0.0.1:${port}` };
    // The server takes the place of the proxy: it gets the whole address.
    expect(await api({ env, base: 'http://localhost:1/v1' }).text(request)).toContain('"object":"page"');
  });
});

describe('the base address', () => {
  it.each([
    ['https://api.chatgpt.com/v1/', 'https://api.chatgpt.com/v1'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://proxy.example/v1', null],
    ['https://user:secret@proxy.example', null],
    ['https://proxy.example/?key=1', null],
    ['proxy.example', null],
  ])('%s', (given, base) => {
    expect(baseAddress(given)).toBe(base);
  });
});
