import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideCodex } from '../../../electron/core/codex-version/decide-codex.ts';
import { compareVersions, isCodexVersion } from '../../../electron/core/codex-version/version-order.ts';
import { type SeenCodex, VERIFIED_CODEX } from '../../../electron/shared/codex/codex.ts';

const session = (version: string, at: string | null = null): SeenCodex => ({ version, how: 'session', at });

describe('the Codex in use', () => {
  const { version } = VERIFIED_CODEX;

  it.each([
    ['nothing was seen', [], 'not-known'],
    ['an older one', [session('0.34.0')], 'verified'],
    ['the verified one', [session(version)], 'verified'],
    ['a pre-release of the verified one', [session(`${version}-alpha.3`)], 'verified'],
    ['a newer one', [session('0.999.0')], 'newer'],
    ['a pre-release of a newer one', [session('0.999.0-alpha.1')], 'newer'],
    ['a newer major', [session('1.0.0')], 'newer'],
    ['an older session after a newer one', [session('0.999.0'), session('0.34.0')], 'newer'],
    ['a build from source', [session('0.0.0')], 'not-known'],
    ['no version', [session('yesterday'), session(''), session('0.180')], 'not-known'],
    ['a newer program', [session(version), { version: '0.999.0', how: 'package', at: null }], 'newer'],
  ] as const)('%s', (_name, seen, state) => {
    expect(decideCodex(seen)).toMatchObject({ verified: VERIFIED_CODEX, state });
  });

  it('lists the newest of each source, newest first', () => {
    const seen = [
      session('0.150.0', '2026-11-01T00:00:00.000Z'),
      session('0.160.0', '2026-10-01T00:00:00.000Z'),
      { version: '0.170.0', how: 'package', at: null },
    ] as const;
    expect(decideCodex(seen).seen).toEqual([seen[2], seen[1]]);
  });
});

describe('versions', () => {
  const ascending = [
    '0.9.0',
    '0.10.0',
    '0.171.0-alpha.2',
    '0.171.0-alpha.10',
    '0.171.0-beta',
    '0.171.0',
    '0.171.1',
    '1.0.0',
  ];

  it.each(ascending.slice(1).map((later, index) => [ascending[index] ?? '', later] as const))(
    '%s comes before %s',
    (earlier, later) => {
      expect(compareVersions(earlier, later)).toBeLessThan(0);
      expect(compareVersions(later, earlier)).toBeGreaterThan(0);
    },
  );

  it('have an order, whatever a session says', () => {
    const part = fc.oneof(fc.nat({ max: 300 }).map(String), fc.constantFrom('alpha', 'x', ''));
    const text = fc.oneof(
      fc
        .tuple(part, part, part, fc.constantFrom('', '-alpha.1', '-1', '-alpha'))
        .map(([a, b, c, d]) => `${a}.${b}.${c}${d}`),
      fc.string(),
    );
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) {
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it('are not taken from texts that are none', () => {
    for (const text of [
      '',
      '0.0.0',
      '1',
      'v',
      '0.171',
      '0.171.0 ',
      '99999999999.0.0',
      '0.171.0-',
      '../0.171.0',
    ]) {
      expect(isCodexVersion(text), text).toBe(false);
    }
  });
});
