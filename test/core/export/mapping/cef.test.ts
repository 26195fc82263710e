import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cefLine } from '../../../../electron/core/export/mapping/cef.ts';
import { severityOf, syslogSeverity } from '../../../../electron/core/export/mapping/severity.ts';
import { asciiJson, shortJson } from '../../../../electron/core/export/mapping/short-json.ts';
import type { ExportRecord } from '../../../../electron/shared/schema/export/record.ts';
import { recordKinds } from '../../../../electron/shared/schema/export/record.ts';
import { readCef } from '../../../fakes/syslog/read-cef.ts';
import { sampleRecord } from '../../../fixtures/export-records.ts';
import { runs } from '../../../setup/runs.ts';

/** Text with what CEF gives a meaning, more often than chance would. */
const hostile = fc.string({ unit: fc.constantFrom('a', 'é', '𝄞', '=', '|', '\\', '\n', '\r', ' ', 'msg=') });

function check(title: string, policy: string): ExportRecord {
  const record = sampleRecord('check');
  return { ...record, body: { ...record.body, title, policy } };
}

describe('CEF', () => {
  it.each(recordKinds)('writes a record of kind %s', (kind) => {
    expect(cefLine(sampleRecord(kind))).toMatchSnapshot();
  });

  it.each(recordKinds)('never gives two values of a %s the same key', (kind) => {
    const { keys } = readCef(cefLine(sampleRecord(kind)));
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9]{1,63}$/);
  });

  it('keeps any text on one line, and as it was', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (title, policy, version) => {
        const record = check(title, policy);
        const line = cefLine({ ...record, machine: { ...record.machine, glanceVersion: version } });
        expect(line).not.toMatch(/[\r\n]/);
        const { header, extensions } = readCef(line);
        expect(header[3]).toBe(version.replace(/[\r\n]+/g, ' '));
        expect(header.slice(4, 6)).toEqual(['check', 'Policy rule checked']);
        expect(extensions.get('msg')).toBe(title);
        expect(extensions.get('cs2')).toBe(policy);
        expect(extensions.get('cs2Label')).toBe('policy');
      }),
      { numRuns: runs(500) },
    );
  });

  it('gives control characters no way to a terminal', () => {
    expect(readCef(cefLine(check('a\u001b[31m\u0000b', 'p'))).extensions.get('msg')).toBe('a [31m b');
  });

  it('leaves whole fields out where it would be too long, and says so', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 200, max: 1_200 }), (title, most) => {
        const whole = cefLine(check(title, 'p'));
        const line = cefLine(check(title, 'p'), most);
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(most);
        if (line === whole) return;
        const all = readCef(whole).extensions;
        const { codexGlanceCut, ...kept } = Object.fromEntries(readCef(line).extensions);
        expect(codexGlanceCut).toBe('true');
        for (const [key, value] of Object.entries(kept)) expect(value).toBe(all.get(key));
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('Severity', () => {
  it.each([
    ['failed', 'error', 8],
    ['failed', 'warning', 6],
    ['failed', 'note', 3],
    ['passed', 'error', 1],
    ['waived', 'error', 1],
    ['not-known', 'error', 2],
  ] as const)('of a check that is %s and an %s is %i', (state, level, severity) => {
    const record = sampleRecord('check');
    expect(severityOf({ ...record, body: { ...record.body, state, level } })).toBe(severity);
  });

  it('of syslog rises with that of CEF', () => {
    const all = ([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const).map(syslogSeverity);
    expect(all).toEqual([6, 6, 6, 6, 4, 4, 4, 3, 3, 2, 2]);
  });
});

describe('JSON that may not be long', () => {
  it('stays valid and within its bytes, and keeps the first members', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.jsonValue(), { maxKeys: 12 }),
        fc.integer({ min: 12, max: 200 }),
        (members, most) => {
          const { cut: _, ...uncut } = members;
          const text = shortJson(uncut, most);
          expect(Buffer.byteLength(text)).toBeLessThanOrEqual(most);
          const { cut, ...kept } = JSON.parse(text) as Record<string, unknown>;
          const names = Object.keys(JSON.parse(JSON.stringify(uncut)) as object);
          expect(Object.keys(kept)).toEqual(names.slice(0, Object.keys(kept).length));
          expect(cut === true).toBe(Object.keys(kept).length < names.length);
        },
      ),
      { numRuns: runs(500) },
    );
  });

  it('of ASCII alone means the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const text = asciiJson(value);
        expect(text).toMatch(/^[ -~]*$/);
        expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(value));
      }),
      { numRuns: runs(300) },
    );
  });
});
