import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashText } from '../../../../electron/core/collections/key-hash.ts';
import { LineKernel } from '../../../../electron/core/ingest/kernel/line-kernel.ts';
import { countNames } from '../../../../electron/core/ingest/lines/count-names.ts';
import { newRolloutState } from '../../../../electron/core/ingest/lines/rollout-state.ts';
import { ResponseChunk } from '../../../../electron/core/tokens/response-chunk.ts';
import { countKey } from '../../../../electron/core/tokens/response-key.ts';
import { context, THREAD as FIRST, line, meta, started, TURN, usageOf } from '../lines/lines.ts';
import { expectSame, kernel } from '../reading.ts';

const THREAD = '019a9f10-3c52-7bb0-9d1e-6a2f4f1f0a11';

describe('the line kernel', () => {
  test('knows the settings of a turn as parsing does', { timeout: 60_000 }, () => {
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
    const others = fc.constantFrom(attributed, nameless, line('compacted', { message: '' }));
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
        expectSame(THREAD, Buffer.from(meta() + started() + lines.join('')), size);
      }),
      { numRuns: 3_000 },
    );
  });

  test('reads counts and limits as parsing does, however they stand', { timeout: 60_000 }, () => {
    const digits = fc.oneof(
      fc.nat(10_000_000).map(String),
      fc.stringMatching(/^[1-9][0-9]{0,17}$/),
      fc.constantFrom('0', '-1', '1.5', 'null', '"7"', '99999999', '100000000', '999999999999999'),
    );
    const names = fc.oneof(
      { weight: 4, arbitrary: fc.constant<string[]>([...countNames]) },
      fc.shuffledSubarray<string>([...countNames]),
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
    const counted = fc.tuple(someInfo, limits, fc.boolean()).map(([counts, limit, isFirst]) => {
      const members = [`"info":${counts}`, `"rate_limits":${limit}`];
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
        expectSame(THREAD, Buffer.from(meta() + started() + context() + text));
      }),
      { numRuns: 15_000 },
    );
  });

  test('tells responses apart as parsing does', { timeout: 60_000 }, () => {
    const totals = fc.tuple(fc.nat(3), fc.nat(3));
    const place = fc.tuple(fc.nat(9), fc.constantFrom('', '"ordinal":', '"ordinal":1234567890'));
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
        expectSame(THREAD, Buffer.from(head + lines.join('')), size);
        expectSame(THREAD, Buffer.from(head + lines.map(reordered).join('')), size);
      }),
      { numRuns: 4_000 },
    );
  });

  test('reads times and hashes as JavaScript does', () => {
    const time = fc.date({
      min: new Date('1970-01-02T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    const id = fc.stringMatching(/^[\w -]{0,80}$/);
    const count = fc.nat(10_000_000);
    fc.assert(
      fc.property(time, id, count, count, count, (at, limitId, input, part, output) => {
        const cached = Math.min(part, input);
        const head = `{"timestamp":"${at.toISOString()}","ordinal":7,"type":`;
        const usage = `{"input_tokens":${input},"cached_input_tokens":${cached},"output_tokens":${output + 1},"total_tokens":5}`;
        const info = `{"total_token_usage":${usage},"last_token_usage":${usage},"model_context_window":258400}`;
        const limits = `{"limit_id":"${limitId}","primary":{"used_percent":4}}`;
        const turn = `${head}"event_msg","payload":{"type":"task_started","turn_id":"${THREAD}"}}\n`;
        const text = `${head}"event_msg","payload":{"type":"token_count","info":${info},"rate_limits":${limits}}}\n`;
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
        expect(kernel.deferredCount).toBe(1);
        const [start, stop, whose] = kernel.deferred;
        expect(kernel.bytes.toString('utf8', start, stop)).toBe(limits);
        expect(whose).toBe(hashText(limitId));
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
    expect(own.deferredCount).toBe(1);
    expect(own.deferred[2]).toBe(hashText(''));
  });

  test('takes no date for one that was read before, where there was none', () => {
    const own = new LineKernel();
    const turn = `"event_msg","payload":{"type":"task_started","turn_id":"${THREAD}"}}\n`;
    const text = `{"timestamp":"${'\0'.repeat(10)}T01:33:38.227Z","type":${turn}`;
    own.state.put(newRolloutState(), '');
    own.scan(own.input.byteOffset, own.input.byteOffset + own.input.write(text));
    expect(own.entryStart).toBe(own.input.byteOffset);
  });
});
