import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  baselineFile,
  type Pinned,
  pinBaseline,
  readBaseline,
} from '../../../../electron/core/governance/baseline/baseline-file.ts';
import { compare } from '../../../../electron/core/governance/baseline/compare.ts';
import type { Picture } from '../../../../electron/core/governance/baseline/picture.ts';
import { fingerprint, KeyError, keyFingerprint } from '../../../../electron/core/governance/signature.ts';
import { documentText } from '../../../../electron/core/platform/state/own-document.ts';
import { runs } from '../../../setup/runs.ts';
import { TempHome } from '../../usage/homes.ts';

const PINNED_AT = Date.parse('2026-11-20T10:00:00.000Z');

const pinned = (picture: Picture): Pinned => ({
  pinnedAt: new Date(PINNED_AT).toISOString(),
  codexHome: '/home/ada/.codex',
  cwd: null,
  policy: 'developer',
  picture,
});

const entry = fc.record({
  value: fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.string(),
    fc.array(fc.string()),
    fc.dictionary(fc.string(), fc.string()),
  ),
  file: fc.option(fc.constantFrom('/etc/codex/config.toml', '/home/ada/.codex/config.toml')),
});
const picture = fc.dictionary(
  fc.constantFrom('a', 'b', 'c/d', '__proto__', 'check/x'),
  entry,
) as fc.Arbitrary<Picture>;

const pair = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { privateKey, publicKey };
};

describe('comparing', () => {
  test('finds nothing in the same picture, and applying the changes gives the newer one', () => {
    fc.assert(
      fc.property(picture, picture, (before, after) => {
        expect(compare(before, before, PINNED_AT, () => null)).toEqual([]);
        const changes = compare(before, after, PINNED_AT, () => null);
        const values = new Map(Object.entries(before).map(([id, { value }]) => [id, value]));
        for (const { id, before: was, after: is } of changes) {
          expect(values.get(id) ?? null).toEqual(was);
          values.set(id, is);
        }
        for (const [id, { value }] of Object.entries(after)) expect(values.get(id) ?? null).toEqual(value);
      }),
    );
  });

  test('dates a change by its file, where that changed after the pin', () => {
    const [before, after] = [{ a: { value: 1, file: null } }, { a: { value: 2, file: '/f' } }];
    const at = (time: number | null) => compare(before, after, PINNED_AT, () => time)[0];
    expect(at(PINNED_AT + 1)).toEqual({
      id: 'a',
      before: 1,
      after: 2,
      file: '/f',
      changedAt: '2026-11-20T10:00:00.001Z',
    });
    expect(at(PINNED_AT)?.changedAt).toBeNull();
    expect(at(null)?.changedAt).toBeNull();
    expect(compare(after, {}, PINNED_AT, () => null)).toEqual([
      { id: 'a', before: 2, after: null, file: '/f', changedAt: null },
    ]);
  });
});

describe('keeping', () => {
  test('gives back what was pinned, signed or not', async () => {
    using state = new TempHome();
    const { privateKey, publicKey } = pair();
    await fc.assert(
      fc.asyncProperty(picture, fc.boolean(), async (taken, isSigned) => {
        const kept = pinBaseline(state.path, pinned(taken), isSigned ? privateKey : null);
        expect(await readBaseline(state.path)).toEqual(kept);
        expect(kept.signature === null ? null : fingerprint(kept.signature)).toBe(
          isSigned ? keyFingerprint(publicKey) : null,
        );
      }),
      { numRuns: runs(30) },
    );
  });

  test('notices every change of what was pinned, also where the sums were made again', async () => {
    using state = new TempHome();
    const file = baselineFile(state.path);
    await expect(readBaseline(state.path)).rejects.toMatchObject({ code: 'no-baseline', file });
    pinBaseline(state.path, pinned({ a: { value: 'safe', file: null } }), pair().privateKey);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"safe"', '"open"'));
    await expect(readBaseline(state.path)).rejects.toMatchObject({ code: 'baseline-damaged' });
    const { check: _check, ...members } = JSON.parse(text);
    members.pinned.picture.a.value = 'open';
    writeFileSync(file, documentText(members));
    await expect(readBaseline(state.path)).rejects.toMatchObject({ code: 'baseline-changed' });
    // Another key may sign it, and then its fingerprint is another.
    pinBaseline(state.path, members.pinned, pair().privateKey);
    expect((await readBaseline(state.path)).picture.a?.value).toBe('open');
  });

  test('refuses a key that is none, or of another kind, and does not repeat it', () => {
    using state = new TempHome();
    const rsa = generateKeyPairSync('rsa', {
      modulusLength: 1024,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    }).privateKey;
    for (const key of ['made-up-secret', '', rsa]) {
      const pin = () => pinBaseline(state.path, pinned({}), key);
      expect(pin).toThrow(KeyError);
      expect(pin).not.toThrow(/made-up-secret/);
    }
  });
});
