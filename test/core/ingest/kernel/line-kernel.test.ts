import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { lineKernelModule, TARGET } from '../../../../build/line-kernel/compile.ts';
import { hashText } from '../../../../electron/core/collections/key-hash.ts';
import { limitsOf } from '../../../../electron/core/ingest/kernel/deferred-limits.ts';
import { LineKernel } from '../../../../electron/core/ingest/kernel/line-kernel.ts';
import { countNames, KERNEL_INPUT } from '../../../../electron/core/ingest/kernel/line-kernel-map.ts';
import { kindOf } from '../../../../electron/core/ingest/lines/line-kind.ts';
import { newRolloutState } from '../../../../electron/core/ingest/lines/rollout-state.ts';
import { RolloutReader } from '../../../../electron/core/ingest/scan/rollout-reader.ts';
import { readAttribution } from '../../../../electron/core/tokens/attribution.ts';
import { quartersOf } from '../../../../electron/core/tokens/quarter-totals.ts';
import { hasRepeatedKey } from '../../../../electron/core/tokens/repeated-key.ts';
import { ResponseChunk } from '../../../../electron/core/tokens/response-chunk.ts';
import { countKey } from '../../../../electron/core/tokens/response-key.ts';
import { ResponseList } from '../../../../electron/core/tokens/response-list.ts';
import { listFiles, RECORDED } from '../../usage/homes.ts';
import { context, THREAD as FIRST, line, meta, record, started, TURN, usageOf } from '../lines/lines.ts';

const kernel = new LineKernel();
const files = listFiles(RECORDED).filter((path) => path.endsWith('.jsonl'));
const THREAD = '019a9f10-3c52-7bb0-9d1e-6a2f4f1f0a11';

/** What reading these bytes leaves behind, in pieces of the given size. */
function read(bytes: Buffer, own: LineKernel | null, size: number) {
  const state = newRolloutState();
  const responses = new ResponseList();
  const reader = new RolloutReader(THREAD, state, responses, own);
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size);
    if (own) reader.push(own.input.subarray(0, part.copy(own.input)));
    else reader.push(part);
  }
  const { issues, limits } = reader.finish();
  const sums = reader.sums();
  if (sums) {
    expect(hasRepeatedKey(responses)).toBe(false);
    expect(sums).toEqual(quartersOf(responses, 0).pack());
  }
  return { state, issues, limits, responses: responses.view() };
}

/** Without the kernel every line is told and taken on its own. */
function expectSame(bytes: Buffer, size = KERNEL_INPUT): void {
  expect(read(bytes, kernel, size)).toEqual(read(bytes, null, size));
}

describe('the line kernel', () => {
  test('is made from its source', { timeout: 60_000 }, async () => {
    expect(await lineKernelModule()).toBe(readFileSync(TARGET, 'utf8'));
  });

  test('reads every recorded file as reading line by line does', () => {
    expect(files.length).toBeGreaterThan(20);
    for (const path of files) expectSame(readFileSync(path));
  });

  test('does so however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.integer({ min: 64, max: 70_000 }), (path, size) => {
        expectSame(readFileSync(path), size);
      }),
      { numRuns: 60 },
    );
  });

  test('does so whatever byte is changed', () => {
    const change = fc.record({ place: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) });
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        (path, changes) => {
          const bytes = readFileSync(path);
          for (const { place, byte } of changes) bytes[Math.floor(place * (bytes.length - 1))] = byte;
          expectSame(bytes);
        },
      ),
      { numRuns: 600 },
    );
  });

  test('does so with lines taken out, doubled and swapped', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.array(fc.nat(), { maxLength: 60 }), (path, places) => {
        const lines = readFileSync(path, 'utf8').split(/(?<=\n)/);
        const picked = places.map((place) => lines[place % lines.length] ?? '');
        expectSame(Buffer.from(picked.join('')));
        expectSame(Buffer.from(picked.join('').replaceAll('\n', '\r\n')));
      }),
      { numRuns: 300 },
    );
  });

  test('takes each line that tells something, or hands it over, and no other', () => {
    for (const path of files) {
      const bytes = readFileSync(path);
      const length = bytes.lastIndexOf(0x0a) + 1;
      if (length > KERNEL_INPUT) continue;
      bytes.copy(kernel.input);
      const from = kernel.input.byteOffset;
      const lines = bytes.toString('utf8', 0, length).split('\n').filter(Boolean);
      const wanted = lines.flatMap((text, index) => {
        const { type, payload } = JSON.parse(text) as { type?: string; payload?: { type?: string } };
        const kind = payload ? kindOf(type ?? '', payload.type ?? '') : 'unknown';
        return kind === 'other' ? [] : [{ kind, line: index + 1 }];
      });
      const state = newRolloutState();
      let line = 0;
      let next = 0;
      for (let at = from; at < from + length; ) {
        kernel.state.put(state, '');
        const { used } = state;
        at = kernel.scan(at, from + length);
        kernel.state.take(state);
        line += kernel.lines;
        next += state.used - used;
        expect(kernel.lines > 0 || kernel.heldCount > 0).toBe(true);
        if (kernel.entryStart === 0) continue;
        expect(wanted[next]?.line).toBe(line);
        expect(kernel.entryEnd - kernel.entryStart).toBe(Buffer.byteLength(lines[line - 1] ?? ''));
        next += 1;
      }
      expect(next).toBe(wanted.length);
      expect(line).toBe(lines.length);
    }
  });

  test('does so where bytes that are no text follow what it has found', () => {
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
        expectSame(text);
      }),
      { numRuns: 400 },
    );
  });

  test('adds up what it has found, unless a response may stand there twice', () => {
    const head = meta() + started() + context();
    const sums = (text: string) => {
      const reader = new RolloutReader(THREAD, newRolloutState(), new ResponseList(), kernel);
      reader.push(kernel.input.subarray(0, kernel.input.write(text)));
      reader.finish();
      return reader.sums();
    };
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

  test('forgets the names of a line that turned out to be no text', () => {
    const named = (model: string, more = '') =>
      line('turn_context', { turn_id: TURN, cwd: `/home/${more}`, model, effort: 'high' });
    const own = (id: string) => {
      const ids = { thread_id: FIRST, turn_id: TURN, session_id: FIRST, root_turn_id: TURN, response_id: id };
      return line('token_usage_record', { ...ids, usage: usageOf(100, 10) });
    };
    const broken = named('gpt-5.5', '\u{fffd}');
    const text = Buffer.from(
      [meta(), started(), named('gpt-5.4'), own('r1'), broken, own('r2'), named('gpt-5.5'), own('r3')].join(
        '',
      ),
    );
    const at = text.indexOf('\u{fffd}');
    text.fill(0xff, at, at + 3);
    expectSame(text);
    expect(read(text, kernel, KERNEL_INPUT).responses.names).toContain('gpt-5.5');
    // In pieces, so that what a kernel knows is put to it anew.
    for (let size = 200; size < text.length; size += 50) expectSame(text, size);
  });

  test('takes the lines of turns itself', () => {
    const counts = files.map((path) => {
      const bytes = readFileSync(path);
      const reader = new RolloutReader(THREAD, newRolloutState(), new ResponseList(), kernel);
      const before = vi.spyOn(reader, 'line');
      for (let at = 0; at < bytes.length; at += KERNEL_INPUT) {
        const part = bytes.subarray(at, at + KERNEL_INPUT);
        reader.push(kernel.input.subarray(0, part.copy(kernel.input)));
      }
      reader.finish();
      return { used: reader.state.used, handed: before.mock.calls.length, turns: reader.state.hasTurnIds };
    });
    const newer = counts.filter(({ turns }) => turns);
    const sum = (of: (count: (typeof newer)[number]) => number) =>
      newer.reduce((total, count) => total + of(count), 0);
    expect(newer.length).toBeGreaterThan(10);
    expect(sum(({ handed }) => handed)).toBeLessThan(sum(({ used }) => used) / 2);
    // Of the newest Codex it leaves the line that opens a file, and what a user has changed or stopped.
    const newest = counts.filter((_, index) => files[index]?.includes('scenarios-0.169.0'));
    expect(newest.length).toBeGreaterThan(5);
    const total = (of: 'handed' | 'used') => newest.reduce((all, count) => all + count[of], 0);
    expect(total('handed')).toBeLessThan(total('used') / 5);
  });

  test('knows the settings of a turn as the other code does', { timeout: 60_000 }, () => {
    const name = fc.constantFrom('gpt-5.4', 'gpt-5.5', 'say \\"hi\\"', 'x'.repeat(129), 'größer', '', null);
    const own = (id: number) => {
      const ids = { thread_id: FIRST, turn_id: TURN, session_id: FIRST, root_turn_id: TURN };
      return line('token_usage_record', { ...ids, response_id: `r${id}`, usage: usageOf(100, 10) });
    };
    const attributed = line('event_msg', {
      type: 'task_started',
      turn_attribution: { turn_id: TURN, turn_trigger: 'exec', parent_turn_id: null },
      turn_id: TURN,
    });
    const nameless = attributed.replace(`"${TURN}"`, 'null');
    const settings = fc
      .tuple(name, fc.option(name, { nil: undefined }))
      .map(([model, service_tier]) =>
        line('event_msg', { type: 'thread_settings_applied', thread_settings: { model, service_tier } }),
      );
    const contexts = fc
      .tuple(name, fc.option(name, { nil: undefined }))
      .map(([model, effort]) => line('turn_context', { turn_id: TURN, model, effort }));
    const set = { type: 'thread_settings_applied', thread_settings: { model: 'gpt-5.4', cwd: '?' } };
    const spoilt = line('event_msg', set).replace('?', '\0');
    const others = fc.constantFrom(attributed, nameless, spoilt, line('compacted', { message: '' }));
    const window = fc.constantFrom(258_400, 475_000, null);
    const turns = window.map((model_context_window) =>
      line('event_msg', { type: 'task_started', turn_id: TURN, model_context_window }),
    );
    const counts = fc.tuple(window, fc.nat(3)).map(([model_context_window, used]) => {
      const usage = { total_token_usage: usageOf(100 * used, used), last_token_usage: usageOf(used, 0) };
      return line('event_msg', { type: 'token_count', info: { ...usage, model_context_window } });
    });
    const any = fc.oneof(settings, contexts, fc.nat(99).map(own), turns, counts, others);
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), fc.integer({ min: 300, max: 9_000 }), (lines, size) => {
        expectSame(Buffer.from(meta() + started() + lines.join('')), size);
      }),
      { numRuns: 400 },
    );
  });

  test('reads counts and limits as the other code does, however they stand', { timeout: 60_000 }, () => {
    const digits = fc.oneof(
      fc.nat(10_000_000).map(String),
      fc.stringMatching(/^[1-9][0-9]{0,17}$/),
      fc.constantFrom('0', '00', '-1', '1.5', 'null', '"7"', '99999999', '100000000', '999999999999999'),
    );
    const names = fc.oneof(
      { weight: 4, arbitrary: fc.constant(countNames) },
      fc.shuffledSubarray(countNames),
      fc.array(fc.constantFrom(...countNames, 'other_tokens', 'input'), { maxLength: 8 }),
    );
    const usage = names.chain((own) =>
      fc
        .tuple(...own.map(() => fc.oneof({ weight: 4, arbitrary: fc.nat(999_999).map(String) }, digits)))
        .map((values) => `{${own.map((name, index) => `"${name}":${values[index]}`).join(',')}}`),
    );
    const possibleUsage = fc
      .tuple(fc.nat(999_999), fc.nat(100), fc.nat(100), fc.nat(9_999), fc.nat(100), fc.constantFrom(1, 5e9))
      .map(([input, cached, written, output, reasoned, times]) => {
        const parts = [
          input,
          Math.floor((input * Math.min(cached, 100 - written)) / 100) * (cached + written <= 100 ? 1 : 0),
          Math.floor((input * Math.min(written, 100 - cached)) / 100) * (cached + written <= 100 ? 1 : 0),
          output,
          Math.floor((output * reasoned) / 100),
          input + output,
        ];
        return `{${countNames.map((name, part) => `"${name}":${(parts[part] ?? 0) * times}`).join(',')}}`;
      });
    const window = fc.constantFrom(
      '"model_context_window":258400',
      '"model_context_window":null',
      '"model_context_window":-1',
      '"model_context_window":1.5',
      '"model_context_window":999999999999',
      '"model_context_window":9223372036854775807',
      '"other":1',
    );
    const info = fc
      .tuple(fc.oneof(usage, possibleUsage), fc.oneof(usage, possibleUsage), window)
      .map(([total, last, after]) => `{"total_token_usage":${total},"last_token_usage":${last},${after}}`);
    const limitId = fc.constantFrom(
      '"codex"',
      '"codex_other"',
      '""',
      `"${'x'.repeat(40)}"`,
      'null',
      '"a\\"b"',
    );
    const primary = fc.constantFrom(
      'null',
      '{"used_percent":4,"window_minutes":300}',
      '{"used_percent":"4"}',
      '{}',
    );
    const limits = fc.oneof(
      fc
        .tuple(limitId, primary)
        .map(([id, first]) => `{"limit_id":${id},"limit_name":null,"primary":${first},"plan_type":"plus"}`),
      fc.tuple(limitId, primary).map(([id, first]) => `{"primary":${first},"limit_id":${id}}`),
      fc.constantFrom('null', '{}', '{"limit_name":"\\"primary\\":","plan_type":null}'),
    );
    const someInfo = fc.oneof({ weight: 9, arbitrary: info }, fc.constant('null'));
    const counted = fc.tuple(someInfo, limits, fc.boolean()).map(([told, limit, isFirst]) => {
      const members = [`"info":${told}`, `"rate_limits":${limit}`];
      return `"event_msg","payload":{"type":"token_count",${(isFirst ? members : members.toReversed()).join(',')}}}`;
    });
    const anyUsage = fc.oneof({ weight: 2, arbitrary: possibleUsage }, usage);
    const totals = fc.oneof(
      fc.constant(''),
      fc.tuple(anyUsage, anyUsage).map(([turn, thread]) => {
        return `,"turn_token_usage":${turn},"thread_token_usage":${thread}`;
      }),
      anyUsage.map((thread) => `,"thread_token_usage":${thread}`),
      fc.constant(',"other":{}'),
    );
    const record = fc
      .tuple(anyUsage, fc.constantFrom('r1', 'resp_2', '', '0', 'a\\"b', 'x'.repeat(70)), totals)
      .map(([own, id, more]) => {
        const ids = `"thread_id":"${FIRST}","turn_id":"${TURN}","session_id":"${FIRST}","root_turn_id":"${TURN}"`;
        return `"token_usage_record","payload":{${ids},"response_id":"${id}","usage":${own}${more}}}`;
      });
    const other = fc.constantFrom(
      `"event_msg","payload":{"type":"task_started","turn_id":"${TURN}"}}`,
      `"event_msg","payload":{"type":"task_started","turn_id":"${TURN}","model_context_window":9999999999}}`,
      `"event_msg","payload":{"type":"entered_review_mode"}}`,
      `"event_msg","payload":{"type":"exited_review_mode"}}`,
      `"turn_context","payload":{"turn_id":"${TURN}","model":"gpt-5.4"}}`,
      `"event_msg","payload":{"type":"task_started","turn_id":"${TURN.toUpperCase()}"}}`,
      ...[0, 8, 17, 23, 35].map((place) => {
        const id = `${TURN.slice(0, place)}g${TURN.slice(place + 1)}`;
        return `"event_msg","payload":{"type":"task_started","turn_id":"${id}"}}`;
      }),
    );
    const time = fc.constantFrom(
      '2026-11-23T01:33:38.227Z',
      '2026-11-23T23:59:59.999Z',
      '2026-11-24T00:00:00.000Z',
      '2026-02-29T10:00:00.000Z',
      '2026-13-01T10:00:00.000Z',
      '2026-11-2xT10:00:00.000Z',
      '2026-11-23T23:59:60.000Z',
      '2026-11-23T24:00:00.000Z',
      '2026-11-23 10:00:00.000Z',
      '2026.11.23T10:00:00.000Z',
      '2028-02-29T10:00:00.000Z',
      '2026-11-31T10:00:00.000Z',
      'yesterday',
      '',
    );
    const rest = fc.oneof({ weight: 5, arbitrary: counted }, { weight: 2, arbitrary: record }, other);
    const lines = fc.array(fc.tuple(time, rest), { maxLength: 12 });
    fc.assert(
      fc.property(lines, (all) => {
        const text = all.map(([at, each]) => `{"timestamp":"${at}","type":${each}\n`).join('');
        expectSame(Buffer.from(meta() + started() + context() + text));
      }),
      { numRuns: 1_500 },
    );
  });

  test('tells responses apart as the other code does', () => {
    const totals = fc.tuple(fc.nat(3), fc.nat(3));
    const place = fc.tuple(
      fc.nat(9),
      fc.constantFrom('', '"ordinal":', '"ordinal":00', '"ordinal":1234567890'),
    );
    const some = fc.tuple(fc.constantFrom('0', 'r1'), fc.nat(2), totals, place, fc.nat(3));
    const text = some.map(([id, used, [turn, thread], [number, ordinal], second]) => {
      const payload = {
        ...{ thread_id: FIRST, turn_id: TURN, session_id: FIRST, root_turn_id: TURN, response_id: id },
        usage: usageOf(100 * used, 10 * used),
        turn_token_usage: usageOf(100 * turn, 10 * turn),
        thread_token_usage: usageOf(100 * thread, 10 * thread),
      };
      const own = line('token_usage_record', payload, `2026-11-23T01:33:3${second}.300Z`);
      return own.replace('"ordinal":1,', ordinal === '' ? '' : `${ordinal}${number},`);
    });
    const reordered = (own: string) => own.replace(/^\{("timestamp":"[^"]*"),(.*)\}$/m, '{ $2,$1}');
    fc.assert(
      fc.property(fc.array(text, { maxLength: 14 }), fc.integer({ min: 300, max: 9_000 }), (lines, size) => {
        const head = meta() + started() + context();
        expectSame(Buffer.from(head + lines.join('')), size);
        // A number that begins with zeros is no JSON.
        const valid = lines.filter((own) => !own.includes('"ordinal":00'));
        const keys = [valid, valid.map(reordered)].map((own) => {
          const responses = new ResponseList();
          const reader = new RolloutReader(FIRST, newRolloutState(), responses);
          reader.push(Buffer.from(head + own.join('')));
          const { issues } = reader.finish();
          return [issues, Array.from({ length: responses.length }, (_, index) => responses.key(index))];
        });
        expect(keys[0]).toEqual(keys[1]);
      }),
      { numRuns: 600 },
    );
  });

  test('tells times and hashes as the other code does', () => {
    const time = fc.date({
      min: new Date('1970-01-02T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    const id = fc.stringMatching(/^[\w -]{0,80}$/);
    const count = fc.nat(10_000_000);
    const more = fc.constantFrom('', '"limit_id":"z",', '"primary":null,', '"primary":1,');
    fc.assert(
      fc.property(time, id, count, count, count, more, (at, limitId, input, part, output, before) => {
        const cached = Math.min(part, input);
        const head = `{"timestamp":"${at.toISOString()}","ordinal":7,"type":`;
        const usage = `{"input_tokens":${input},"cached_input_tokens":${cached},"output_tokens":${output + 1},"total_tokens":5}`;
        const info = `{"total_token_usage":${usage},"last_token_usage":${usage},"model_context_window":258400}`;
        const limits = `{"limit_id":"${limitId}","primary":{"used_percent":4}}`;
        const turn = `${head}"event_msg","payload":{"type":"task_started","turn_id":"${THREAD}"}}\n`;
        const text = `${head}"event_msg","payload":{"type":"token_count","info":${info},${before}"rate_limits":${limits}}}\n`;
        const from = kernel.input.byteOffset;
        kernel.state.put(newRolloutState(), '');
        const end = from + kernel.input.write(turn + text);
        expect(kernel.scan(from, end)).toBe(end);
        expect(kernel.entryStart).toBe(0);
        expect(kernel.rowCount).toBe(1);
        const counts = [input, cached, 0, output + 1, 0, 5];
        const key = countKey(at.getTime(), counts, counts);
        const row = ResponseChunk.of(kernel.rows.slice(0, ResponseChunk.size(1)));
        expect([row.key(0), row.at(0)]).toEqual([key, at.getTime()]);
        expect(kernel.heldCount).toBe(1);
        const [, members = 0, lineEnd = 0, told] = kernel.held;
        expect(told).toBe(limitsOf(kernel.bytes, members, lineEnd));
        if (before === '') expect(told).toBe(hashText(limitId));
      }),
    );
  });

  test('knows the limit of the first line, though it has no name', () => {
    const own = new LineKernel();
    const info = `{"total_token_usage":{"input_tokens":1},"last_token_usage":{"input_tokens":1},"model_context_window":1}`;
    const limits = '{"limit_id":"","primary":{"used_percent":4}}';
    const text = `{"timestamp":"2026-11-23T01:33:38.227Z","type":"event_msg","payload":{"type":"token_count","info":${info},"rate_limits":${limits}}}\n`;
    own.state.put({ ...newRolloutState(), hasTurnIds: true, turn: TURN }, '');
    own.scan(own.input.byteOffset, own.input.byteOffset + own.input.write(text));
    expect(own.heldCount).toBe(1);
    expect([own.held[0], own.held[3]]).toEqual([own.input.byteOffset, hashText('')]);
  });

  test('takes no date for one that was read before, where there was none', () => {
    const own = new LineKernel();
    const turn = `"event_msg","payload":{"type":"task_started","turn_id":"${THREAD}"}}\n`;
    const text = `{"timestamp":"${'\0'.repeat(10)}T01:33:38.227Z","type":${turn}`;
    own.state.put(newRolloutState(), '');
    own.scan(own.input.byteOffset, own.input.byteOffset + own.input.write(text));
    expect(own.entryStart).toBe(own.input.byteOffset);
  });

  test('finds members and the ends of strings as a parser does', () => {
    const value = fc.string({ unit: fc.constantFrom('a', '"', '\\', '{', '\n', 'é', 'x') });
    fc.assert(
      fc.property(value, value, fc.nat(40), (before, inside, pad) => {
        const text = `${' '.repeat(pad)}${JSON.stringify({ before, wanted: inside, after: 'x' })}`;
        const from = kernel.input.byteOffset;
        const end = from + kernel.input.write(text);
        const at = kernel.afterMember('wanted', from, end);
        const close = kernel.stringEnd(at + 1, end);
        expect(JSON.parse(kernel.bytes.toString('utf8', at, close + 1))).toBe(inside);
        expect(kernel.afterMember('missing', from, end)).toBe(-1);
      }),
      { numRuns: 2_000 },
    );
  });
});

test('of each ten minutes the last limits are told, whoever reads them', () => {
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
  expectSame(bytes);
  const used = read(bytes, kernel, KERNEL_INPUT).limits.map(({ windows }) => windows[0]?.usedPercent);
  const last = more.flatMap((_, place) => (place % 2 === 1 ? [7 + place / 2] : []));
  expect(used).toEqual([3, 5, 6, ...last]);
});
