import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '../../../electron/shared/messages/plain-text.ts';

test('takes backticks off in pairs and leaves every other letter', () => {
  expect(plainText('`analytics.enabled` must be true; see `config.toml`.')).toBe(
    'analytics.enabled must be true; see config.toml.',
  );
  expect(plainText('One ` alone stays.')).toBe('One ` alone stays.');
  fc.assert(
    fc.property(fc.string(), (text) => {
      const plain = plainText(text);
      expect(plain.replaceAll('`', '')).toBe(text.replaceAll('`', ''));
      expect(plain.split('`').length).toBeLessThanOrEqual(2);
    }),
  );
});
