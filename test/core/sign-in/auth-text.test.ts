import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authText } from '../../../electron/core/sign-in/auth-text.ts';
import { runs } from '../../setup/runs.ts';

const SECRET = 'made-up-credential';

/** A file as Codex writes it, with more members than it has today. */
const file = fc.record({
  auth_mode: fc.constantFrom('chatgpt', 'apikey', null),
  OPENAI_API_KEY: fc.constantFrom(SECRET, null),
  tokens: fc.record({ id_token: fc.constant(SECRET), account_id: fc.uuid(), more: fc.jsonValue() }),
  last_refresh: fc.string(),
  [SECRET]: fc.jsonValue(),
  numbers: fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })),
});

test('keeps the form, the kind and the account, and blanks everything else', () => {
  fc.assert(
    fc.property(file, fc.nat(3), (value, indent) => {
      const bytes = Buffer.from(JSON.stringify(value, null, indent));
      const text = authText(bytes);
      expect(text).not.toContain(SECRET);
      const read = JSON.parse(text) as { auth_mode: unknown; tokens: { account_id: unknown } };
      expect(read.auth_mode).toBe(value.auth_mode);
      expect(read.tokens.account_id).toBe(value.tokens.account_id);
      expect(bytes.every((byte) => byte === 0)).toBe(true);
    }),
  );
});

test('shows no credential of a damaged file, wherever it is cut or spoilt', () => {
  const whole = `{"auth_mode":"chatgpt","OPENAI_API_KEY":"${SECRET}","tokens":{"access_token":"${SECRET}"}}`;
  fc.assert(
    fc.property(
      fc.nat(whole.length),
      fc.nat(whole.length),
      fc.constantFrom('', '"', '\\', ':'),
      (a, b, put) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        // A cut inside the value of auth_mode makes what follows its value, so only cuts after it count.
        fc.pre(from > '{"auth_mode":"chatgpt",'.length);
        const text = authText(Buffer.from(whole.slice(0, from) + put + whole.slice(to)));
        expect(text).not.toContain(SECRET.slice(-8));
      },
    ),
    { numRuns: runs(1_000) },
  );
});

test.each([
  ['{"a":"b', '{"":"'],
  ['{"a":tru}', '{"":?}'],
  ['{"n":-1.5e3,"m":01}', '{"":1,"":?}'],
  ['', ''],
  ['{"auth_mode" : "api\\"key"}', '{"auth_mode" : "api\\"key"}'],
])('%s', (bytes, text) => {
  expect(authText(Buffer.from(bytes))).toBe(text);
});
