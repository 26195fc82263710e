import { expect, test } from 'vitest';
import { chatgptAuth, signInOf } from '../../../../electron/core/ingest/rollouts/thread-auth.ts';

test.each([
  ...['team', 'business', 'self_serve_business_usage_based', 'self_serve_business_prolite', 'ent26'].map(
    (plan) => [plan, 'chatgpt-workspace'] as const,
  ),
  ...['enterprise', 'enterprise_cbp_automation', 'edu', 'edu_plus'].map(
    (plan) => [plan, 'chatgpt-workspace'] as const,
  ),
  ...['free', 'go', 'plus', 'pro', 'prolite', 'promax'].map((plan) => [plan, 'chatgpt-personal'] as const),
  ...['unknown', 'sci', 'sci_plus', 'proton', '', null].map((plan) => [plan, 'chatgpt'] as const),
])('a ChatGPT account of the plan %j is %s', (plan, auth) => {
  expect(chatgptAuth(plan)).toBe(auth);
  expect(signInOf(auth)).toBe('chatgpt');
});
