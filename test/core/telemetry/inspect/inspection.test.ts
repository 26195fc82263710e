import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InspectionService } from '../../../../electron/core/telemetry/inspect/inspection-service.ts';
import type { Inspection } from '../../../../electron/shared/telemetry/inspect.ts';
import { createFakeClock, type FakeClock } from '../../../fakes/clock.ts';

let clock: FakeClock;
let service: InspectionService;

beforeEach(() => {
  clock = createFakeClock();
  const config = () => ({ schema: 'codex-glance.config/1', layers: [], values: {} }) as const;
  service = new InspectionService({ clock, config });
});
afterEach(() => service.close());

/** Exports one log record as Codex would. */
async function send({ httpPort }: Inspection, prompt: string): Promise<void> {
  const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
  const attributes = [text('event.name', 'codex.user_prompt'), text('prompt', prompt)];
  const body = JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords: [{ attributes }] }] }] });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`http://127.0.0.1:${httpPort}/v1/logs`, { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
}

describe('an inspection', () => {
  test('tells how to send a run to it, and is the same for whoever opens it again', async () => {
    const inspection = await service.open();
    expect(inspection.command).toContain(`127.0.0.1:${inspection.httpPort}/v1/logs`);
    expect(await service.open()).toEqual(inspection);
  });

  test('tells what comes as soon as it comes, content masked until it is asked for', async () => {
    const inspection = await service.open();
    const next = service.next(0);
    await send(inspection, 'a secret wish');
    clock.advance(100);
    const news = await next;
    expect(news?.totals.records).toEqual({ logs: 1, traces: 0, metrics: 0 });
    expect(news?.records[0]).toMatchObject({ number: 1, name: 'codex.user_prompt', masked: ['prompt'] });
    expect(JSON.stringify(news)).not.toContain('secret');
    expect(service.reveal(1, 'prompt')).toBe('a secret wish');
    expect(service.reveal(1, 'toString')).toBeNull();
    expect(service.reveal(2, 'prompt')).toBeNull();
  });

  test('keeps the last 500 records, and counts all', async () => {
    const inspection = await service.open();
    for (let number = 1; number <= 510; number += 1) await send(inspection, `wish ${number}`);
    const news = await service.next(0);
    expect(news?.records).toHaveLength(500);
    expect(news?.records[0]?.number).toBe(11);
    expect(news?.totals.records.logs).toBe(510);
    expect(service.reveal(10, 'prompt')).toBeNull();
  });

  test('ends with the view, and forgets everything', async () => {
    const inspection = await service.open();
    await send(inspection, 'a secret wish');
    const next = service.next(1);
    await service.close();
    expect(await next).toBeNull();
    expect(await service.next(0)).toBeNull();
    expect(service.reveal(1, 'prompt')).toBeNull();
    await expect(send(inspection, 'another')).rejects.toThrow();
    expect(clock.pending).toBe(0);
  });

  test('tells everyone who waits', async () => {
    const inspection = await service.open();
    const both = [service.next(0), service.next(0)];
    await send(inspection, 'a wish');
    clock.advance(100);
    for (const news of await Promise.all(both)) expect(news?.records).toHaveLength(1);
    const waiting = [service.next(1), service.next(1)];
    await service.close();
    expect(await Promise.all(waiting)).toEqual([null, null]);
  });

  test('begins anew while the one before still ends, with nothing of it', async () => {
    const first = await service.open();
    await send(first, 'a secret wish');
    const closing = service.close();
    const second = await service.open();
    await closing;
    expect(second.httpPort).not.toBe(first.httpPort);
    await send(second, 'another');
    const news = await service.next(0);
    expect(news?.records).toHaveLength(1);
    expect(service.reveal(1, 'prompt')).toBe('another');
  });

  test('ends by itself soon after the page has gone, and not while it waits', async () => {
    const inspection = await service.open();
    let after = 0;
    for (let minute = 0; minute < 5; minute += 1) {
      const next = service.next(after);
      clock.advance(30_000);
      const news = await next;
      expect(news?.records).toEqual([]);
      after = 0;
    }
    clock.advance(30_000);
    await expect.poll(() => service.next(0)).toBeNull();
    await expect(send(inspection, 'too late')).rejects.toThrow();
  });
});
