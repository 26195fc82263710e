import { describe, expect, it } from 'vitest';
import { readEvent } from '../../../../electron/core/organisation/rules/log-event.ts';
import { createRules, readTerms, usualLimits } from '../../../../electron/core/organisation/rules/rules.ts';

/** An event in the form of the published sample of CODEX_LOG. */
const event = (id: string, kind: string, details: object = {}, more: object = {}) =>
  JSON.stringify({
    event_id: id,
    type: 'CODEX_LOG',
    timestamp: '2026-11-19T13:08:17.345Z',
    actor: { type: 'ACCOUNT_USER', user_id: 'user-ada', user_email: 'ada@harbor.example' },
    event_type: kind,
    event_details: { detail_type: kind, session_id: 'session-1', ...details },
    ...more,
  });

const run = (events: readonly string[], terms = '', limits = usualLimits) => {
  const rules = createRules(limits, readTerms(terms));
  for (const one of events) {
    const read = readEvent('CODEX_LOG', one);
    if (read !== null) for (const rule of rules) rule.take(read);
  }
  return Object.fromEntries(rules.map((rule) => [rule.id, rule.matches()]));
};
const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index));

describe('rules', () => {
  it('find nothing in an ordinary session', () => {
    const found = run([
      event('1', 'PROMPT_SENT', { prompt_text: 'Mend the test.' }),
      event('2', 'TOOL_CALL_COMPLETED', { arguments: { path: 'a.ts' } }),
      event('3', 'TOOL_DECISION', { decision: 'approved_for_session' }),
      event('4', 'PROMPT_RESPONSE_RECEIVED', { response_text: 'Done.' }),
    ]);
    expect(Object.values(found).flat()).toEqual([]);
  });

  it('count the files that a session names, each once', () => {
    const limits = { ...usualLimits, files: 2 };
    const call = (index: number) =>
      event(`${index}`, 'TOOL_CALL_COMPLETED', { arguments: { calls: [{ file_path: `${index % 3}.ts` }] } });
    expect(run(times(6, call), '', limits).files).toEqual([{ what: null, id: 'session-1', count: 3 }]);
    expect(run(times(2, call), '', limits).files).toEqual([]);
  });

  it('count failures and denials of a session', () => {
    const found = run([
      ...times(20, (index) => event(`f${index}`, 'TOOL_CALL_FAILED')),
      ...['denied', 'denied_with_network_policy_deny', 'timed_out', 'abort', 'approved'].map(
        (decision, index) => event(`d${index}`, 'TOOL_DECISION', { decision }),
      ),
    ]);
    expect(found.failures).toEqual([{ what: null, id: 'session-1', count: 20 }]);
    expect(found.denied).toEqual([{ what: null, id: 'session-1', count: 4 }]);
  });

  it('count prompts of a person by the hour', () => {
    const limits = { ...usualLimits, prompts: 3 };
    const at = (hour: number, index: number) =>
      event(`${hour}${index}`, 'PROMPT_SENT', {}, { timestamp: `2026-11-19T${hour}:0${index}:00Z` });
    expect(
      run([...times(3, (index) => at(10, index)), ...times(2, (index) => at(11, index))], '', limits).prompts,
    ).toEqual([{ what: null, id: 'user-ada 2026-11-19T10:00Z', count: 3 }]);
  });

  it.each([
    ['OpenAI key', `sk-proj-${'a1'.repeat(20)}`],
    ['GitHub token', `ghp_${'a1'.repeat(18)}`],
    ['AWS access key', 'AKIAIOSFODNN7EXAMPLE'],
    ['Slack token', 'xoxb-123456789012-abcdef'],
    ['Private key', '-----BEGIN OPENSSH PRIVATE KEY-----'],
    ['JSON Web Token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N'],
  ])('find a form of secret: %s, and never repeat it', (what, secret) => {
    const found = run([
      event('1', 'PROMPT_SENT', { prompt_text: `use ${secret} there` }),
      event('2', 'PROMPT_SENT', { prompt_text: 'sk-1 and AKIA' }),
    ]);
    expect(found.secrets).toEqual([{ what, id: '1', count: 1 }]);
    expect(JSON.stringify(found)).not.toContain(secret);
  });

  it('find terms as whole words, expressions as they are, and name the line alone', () => {
    const terms = '# confidential\nProject Heron\n/\\bPX-\\d{4}\\b/\n';
    const found = run(
      [
        event('1', 'PROMPT_SENT', { prompt_text: 'about project heron, soon' }),
        event('2', 'PROMPT_SENT', { prompt_text: 'about project heronry and xPX-1234' }),
        event('3', 'PROMPT_RESPONSE_RECEIVED', { response_text: 'see PX-1234' }),
      ],
      terms,
    );
    expect(found.terms).toEqual([
      { what: 'line 2', id: '1', count: 1 },
      { what: 'line 3', id: '3', count: 1 },
    ]);
  });

  it('find revocations in either place of their name', () => {
    expect(
      run([
        event('1', 'ACCESS_TOKEN_REVOKED'),
        JSON.stringify({ event_id: '2', type: 'AUDIT_LOG', action: 'api_key.revoked' }),
        JSON.stringify({ event_id: '3', type: 'AUDIT_LOG', action: 'api_key.created' }),
      ]).revocations,
    ).toEqual([
      { what: null, id: '1', count: 1 },
      { what: null, id: '2', count: 1 },
    ]);
  });

  it('pass over what is no event', () => {
    expect(readEvent('X', '[]')).toBeNull();
    expect(readEvent('X', '{')).toBeNull();
    expect(readEvent('X', '{"event_details":7,"actor":"a","timestamp":"soon"}')).toMatchObject({
      id: null,
      at: null,
      person: null,
    });
  });

  it('refuse a dictionary with an expression that is none', () => {
    expect(() => readTerms('a\n/(/\n')).toThrow('line 2 is no regular expression');
  });
});
