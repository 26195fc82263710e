import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineKernelModule, TARGET } from '../../../build/line-kernel/compile.ts';
import { hashText } from '../../../electron/core/usage/key-hash.ts';
import { LineKernel } from '../../../electron/core/usage/line-kernel.ts';
import { KERNEL_INPUT } from '../../../electron/core/usage/line-kernel-map.ts';
import { kindOf } from '../../../electron/core/usage/line-kind.ts';
import { ResponseList } from '../../../electron/core/usage/response-list.ts';
import { RolloutReader } from '../../../electron/core/usage/rollout-reader.ts';
import { newRolloutState } from '../../../electron/core/usage/rollout-state.ts';
import { listFiles, RECORDED } from './homes.ts';

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
  return { state, issues, limits, responses: responses.pack() };
}

/** Without the kernel every line is told and taken on its own. */
function expectSame(bytes: Buffer, size = KERNEL_INPUT): void {
  expect(read(bytes, kernel, size)).toEqual(read(bytes, null, size));
}

describe('the line kernel', () => {
  test('is made from its source', async () => {
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

  test('finds each line that tells something, and no other', () => {
    for (const path of files) {
      const bytes = readFileSync(path);
      const length = bytes.lastIndexOf(0x0a) + 1;
      if (length > KERNEL_INPUT) continue;
      bytes.copy(kernel.input);
      const from = kernel.input.byteOffset;
      kernel.begin('', newRolloutState(), { isHolding: false, limitId: 0, readAt: 0 });
      expect(kernel.scan(from, from + length)).toBe(from + length);
      const lines = bytes.toString('utf8', 0, length).split('\n').filter(Boolean);
      const kinds = lines.map((text) => {
        const { type, payload } = JSON.parse(text) as { type?: string; payload?: { type?: string } };
        return payload ? kindOf(type ?? '', payload.type ?? '') : 'unknown';
      });
      const wanted = kinds.filter((kind) => kind !== 'other' && kind !== 'tool_call');
      const found = Array.from({ length: kernel.found }, (_, entry) => kernel.kind(entry));
      expect(found.filter((kind) => kind !== 'unknown')).toEqual(wanted.filter((kind) => kind !== 'unknown'));
      const calls = Array.from({ length: kernel.found }, (_, entry) => kernel.calls(entry));
      expect(calls.reduce((sum, count) => sum + count, kernel.callsAfter)).toBe(
        kinds.filter((kind) => kind === 'tool_call').length,
      );
      expect(kernel.lines).toBe(bytes.toString('latin1', 0, length).split('\n').length - 1);
    }
  });

  test('tells times and hashes as the other code does', () => {
    const time = fc.date({
      min: new Date('1970-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    const id = fc.stringMatching(/^[\w -]{1,80}$/);
    fc.assert(
      fc.property(time, id, (at, limitId) => {
        const text = `{"timestamp":"${at.toISOString()}","ordinal":7,"type":"event_msg","payload":{"type":"token_count","info":null,"rate_limits":{"limit_id":"${limitId}"}}}\n`;
        const from = kernel.input.byteOffset;
        kernel.begin('', newRolloutState(), { isHolding: false, limitId: 0, readAt: 0 });
        kernel.scan(from, from + kernel.input.write(text));
        expect(kernel.found).toBe(1);
        expect(kernel.time(0)).toBe(at.getTime());
        expect(kernel.limitId(0)).toBe(hashText(limitId));
      }),
    );
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
