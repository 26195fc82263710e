import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { lineKernelModule, TARGET } from '../../../../build/line-kernel/compile.ts';
import { KERNEL_INPUT } from '../../../../electron/core/ingest/kernel/protocol.ts';
import { readAttribution } from '../../../../electron/core/tokens/attribution.ts';
import { listFiles, RECORDED } from '../../usage/homes.ts';
import { context, THREAD as FIRST, line, meta, record, started, TURN, usageOf } from '../lines/lines.ts';
import { expectSame, feed, newReader, readByKernel, withoutBroken } from '../reading.ts';

const files = listFiles(RECORDED).filter((path) => path.endsWith('.jsonl'));
const THREAD = '019a9f10-3c52-7bb0-9d1e-6a2f4f1f0a11';

/** The lines that the kernel hands over, by kind, and how many it reads in all. */
function handedOver(path: string) {
  const { reader } = newReader(THREAD);
  const entry = vi.spyOn(reader, 'entry');
  feed(reader, readFileSync(path));
  reader.finish();
  return { kinds: entry.mock.calls.map(([kind]) => kind), used: reader.state.used };
}

describe('the line kernel', () => {
  test('is made from its source', { timeout: 60_000 }, async () => {
    expect(await lineKernelModule()).toBe(readFileSync(TARGET, 'utf8'));
  });

  test('reads every recorded file of every version as parsing does', () => {
    expect(files.length).toBeGreaterThan(40);
    for (const path of files) expectSame(THREAD, readFileSync(path));
  });

  test('reads every recorded line on its own as parsing does', () => {
    const opening = Buffer.from(meta() + started() + context());
    const lines = files.flatMap((path) => readFileSync(path, 'utf8').split(/(?<=\n)/));
    expect(lines.length).toBeGreaterThan(1000);
    for (const text of lines) {
      expectSame(THREAD, Buffer.from(text));
      expectSame(THREAD, Buffer.concat([opening, Buffer.from(text)]));
    }
  });

  test('does so however the bytes are cut', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.integer({ min: 64, max: 70_000 }), (path, size) => {
        expectSame(THREAD, readFileSync(path), size);
      }),
      { numRuns: 60 },
    );
  });

  test('does so whatever byte is changed', { timeout: 60_000 }, () => {
    const byte = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) }, fc.nat(255));
    const change = fc.record({ place: fc.double({ min: 0, max: 1, noNaN: true }), byte });
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        (path, changes) => {
          const bytes = readFileSync(path);
          for (const { place, byte } of changes) bytes[Math.floor(place * (bytes.length - 1))] = byte;
          // Whatever the lines are, they are passed one by one.
          const { state } = readByKernel(THREAD, bytes);
          expect(state.consumed).toBe(bytes.lastIndexOf('\n') + 1);
          expectSame(THREAD, withoutBroken(bytes));
        },
      ),
      { numRuns: 600 },
    );
  });

  test('does so with lines taken out, doubled and swapped', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.array(fc.nat(), { maxLength: 60 }), (path, places) => {
        const lines = readFileSync(path, 'utf8').split(/(?<=\n)/);
        const picked = places.map((place) => lines[place % lines.length] ?? '');
        expectSame(THREAD, Buffer.from(picked.join('')));
        expectSame(THREAD, Buffer.from(picked.join('').replaceAll('\n', '\r\n')));
      }),
      { numRuns: 300 },
    );
  });

  test('does so with lines of several versions in one file', { timeout: 60_000 }, () => {
    const lines = files.flatMap((path) => readFileSync(path, 'utf8').split(/(?<=\n)/));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 60 }), (picked) => {
        expectSame(THREAD, Buffer.from(picked.join('')));
      }),
      { numRuns: 500 },
    );
  });

  test('does so where bytes that are no text follow what it has found', { timeout: 60_000 }, () => {
    const limits = (id: string) => ({ limit_id: id, primary: { used_percent: 1, window_minutes: 300 } });
    const counted = (total: number, id: string) =>
      line('event_msg', {
        type: 'token_count',
        info: {
          total_token_usage: usageOf(total, 1),
          last_token_usage: usageOf(7, 1),
          model_context_window: 258400,
        },
        rate_limits: limits(id),
      });
    const turns = ['01a20609-8a1a-70f2-930e-baef22561161', '01a20609-8a1a-70f2-930e-baef22561162'];
    const parts = [meta(), context(), ...turns.map((turn) => started({ turn }))];
    const some = fc.constantFrom(...parts.slice(1), counted(100, 'a'), counted(200, 'b'), counted(300, 'a'));
    const broken = fc.constantFrom('', '\u{fffd}{"a":1}\n', '{"type":"response_item","b":"\u{fffd}"}\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(some, broken), { maxLength: 14 }), (pairs) => {
        const text = Buffer.from(`${meta()}${started({ turn: turns[0] ?? '' })}${pairs.flat().join('')}`);
        // The mark of what is no text becomes three bytes that are none.
        for (let at = text.indexOf('\u{fffd}'); at >= 0; at = text.indexOf('\u{fffd}', at))
          text.fill(0xff, at, at + 3);
        expectSame(THREAD, text);
      }),
      { numRuns: 400 },
    );
  });

  test('adds up what it has found, unless a response may stand there twice', () => {
    const head = meta() + started() + context();
    const sums = (text: string) => readByKernel(THREAD, Buffer.from(text)).sums;
    const own = (id: string, input: number, output: number) => {
      const ids = { thread_id: FIRST, turn_id: TURN, session_id: FIRST, root_turn_id: TURN, response_id: id };
      return line('token_usage_record', { ...ids, usage: usageOf(input, output) });
    };
    const long = own('r2', 300_000, 20);
    const short = own('r1', 100, 10);
    const { rows, attributions } = sums(head + short + long) ?? { rows: [], attributions: [] };
    expect([...rows.slice(1, 8)]).toEqual([0, 100, 50, 0, 10, 0, 1]);
    expect([...rows.slice(9)]).toEqual([1, 300_000, 150_000, 0, 20, 0, 1]);
    expect(attributions.map((text) => readAttribution(text).longContext)).toEqual([false, true]);
    expect(sums(head + short + long + short)).toBeNull();
    // The table that finds them out is as good as empty again.
    expect(sums(head + short + long)?.rows).toHaveLength(16);
    // Another line than Codex writes it is not the kernel's to take.
    expect(sums(head + short + record('r3', 100, 10))).toBeNull();
  });

  test('forgets nothing at a line that turned out to be no text', () => {
    const named = (model: string, more = '') =>
      line('turn_context', { turn_id: TURN, cwd: `/home/${more}`, model, effort: 'high' });
    const own = (id: string) => {
      const ids = { thread_id: FIRST, turn_id: TURN, session_id: FIRST, root_turn_id: TURN, response_id: id };
      return line('token_usage_record', { ...ids, usage: usageOf(100, 10) });
    };
    const broken = named('gpt-5.5', '\u{fffd}');
    const lines = [meta(), started(), named('gpt-5.4'), own('r1'), broken, own('r2'), named('gpt-5.5')];
    const text = Buffer.from([...lines, own('r3')].join(''));
    const at = text.indexOf('\u{fffd}');
    text.fill(0xff, at, at + 3);
    expectSame(THREAD, text);
    expect(readByKernel(THREAD, text).responses.view().names).toContain('gpt-5.5');
    for (let size = 200; size < text.length; size += 50) expectSame(THREAD, text, size);
  });

  test.each(files.map((path) => [path.slice(RECORDED.length)] as const))(
    'takes all but the opening line and what a user changes: %s',
    (name) => {
      const { kinds, used } = handedOver(RECORDED + name);
      // A line that names another thread was copied; a model that changes may be rebooked.
      const opening = kinds.filter((kind) => kind === 'session_meta' || kind === 'bare').length;
      expect(opening).toBeLessThanOrEqual(2);
      expect(kinds.length - opening).toBeLessThanOrEqual(used / 5);
    },
  );
});

test('of each ten minutes the last limits are kept', () => {
  const count = (minute: number, used: number) =>
    line(
      'event_msg',
      {
        type: 'token_count',
        info: {
          total_token_usage: usageOf(100, minute + 1),
          last_token_usage: usageOf(100, 1),
          model_context_window: 258400,
        },
        rate_limits: { limit_id: 'codex', primary: { used_percent: used, window_minutes: 300 } },
      },
      new Date(Date.UTC(2026, 10, 23, 2, minute)).toISOString(),
    );
  // Many more spans than a kernel holds at a time.
  const more = Array.from({ length: 100 }, (_, place) => count(60 + 5 * place, 7 + place / 2));
  const counts = [count(1, 1), count(2, 2), count(9, 3), count(10, 4), count(19, 5), count(45, 6), ...more];
  const bytes = Buffer.from(meta() + started() + context() + counts.join(''));
  expectSame(THREAD, bytes);
  const used = readByKernel(THREAD, bytes, KERNEL_INPUT).limits.map(({ windows }) => windows[0]?.usedPercent);
  const last = more.flatMap((_, place) => (place % 2 === 1 ? [7 + place / 2] : []));
  expect(used).toEqual([3, 5, 6, ...last]);
});
