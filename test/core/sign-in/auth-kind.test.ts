import { expect, test } from 'vitest';
import { signInKind } from '../../../electron/core/sign-in/auth-kind.ts';

test.each([
  ['{"auth_mode":"chatgpt","OPENAI_API_KEY":null,"tokens":{"id_token":"x"}}', 'chatgpt'],
  ['{"auth_mode": "apikey","OPENAI_API_KEY":"sk-made-up"}', 'apikey'],
  ['{"OPENAI_API_KEY":null,"tokens":{"id_token":"x"},"last_refresh":"2026-01-01T00:00:00Z"}', 'chatgpt'],
  ['{"OPENAI_API_KEY":"sk-made-up"}', 'apikey'],
  ['{"auth_mode":"bedrockApiKey"}', 'provider'],
  ['{"auth_mode":"headers"}', null],
  ['{}', null],
  ['', null],
])('%s', (text, kind) => {
  expect(signInKind(text)).toBe(kind);
});
