import { Agent, createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { createHandlers } from '../../electron/core/composition/handlers.ts';
import { answerRequest } from '../../electron/web/request-api.ts';
import { createFakeGlance } from '../fakes/glance.ts';
import { runs } from '../setup/runs.ts';
import { isRight, malformed } from './messages.ts';

const right: IncomingHttpHeaders = { 'content-type': 'application/json', 'x-codex-glance': '1' };

/** As JSON carries it; what JSON cannot carry is sent as text of some kind. */
function asBody(value: unknown): string {
  try {
    return (
      JSON.stringify(value, (_key, each) => (typeof each === 'bigint' ? `${each}n` : each)) ?? 'undefined'
    );
  } catch {
    return '{';
  }
}

it('the browser host refuses malformed requests, without a crash and without an effect', async () => {
  const glance = createFakeGlance();
  const handlers = createHandlers(glance);
  const failures: unknown[] = [];
  const server = createServer((incoming, response) => {
    answerRequest(incoming, response, handlers).catch((error: unknown) => {
      failures.push(error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => {
    agent.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const post = (body: string, headers: IncomingHttpHeaders) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const sent = request({ port, host: '127.0.0.1', method: 'POST', agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      sent.on('error', reject);
      sent.end(body);
    });

  const headers = fc.oneof(
    { weight: 8, arbitrary: fc.constant(right) },
    { weight: 1, arbitrary: fc.constant({ 'content-type': 'text/plain', 'x-codex-glance': '1' }) },
    { weight: 1, arbitrary: fc.constant({ 'content-type': 'application/json' }) },
  );
  const body = fc.oneof(
    { weight: 5, arbitrary: malformed.map(({ name, payload }) => asBody({ name, payload })) },
    { weight: 1, arbitrary: fc.string() },
    { weight: 1, arbitrary: fc.json().filter((text) => !/"name"/.test(text)) },
  );
  await fc.assert(
    fc.asyncProperty(body, headers, async (text, sent) => {
      // What JSON leaves out may make a wrong message right.
      if (isRightText(text)) return;
      const { status, text: answer } = await post(text, sent);
      expect([200, 400, 403, 415]).toContain(status);
      expect(JSON.parse(answer)).toMatchObject({ ok: false, code: expect.stringMatching(/^[a-z-]+$/) });
    }),
    { numRuns: runs(3_000), seed: 20_261_123 },
  );
  expect(glance.calls).toEqual([]);
  expect(failures).toEqual([]);
});

function isRightText(text: string): boolean {
  try {
    const value = JSON.parse(text) as { name?: unknown; payload?: unknown } | null;
    return isRight({ name: value?.name, payload: value?.payload });
  } catch {
    return false;
  }
}
