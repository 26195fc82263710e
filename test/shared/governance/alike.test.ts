import { describe, expect, it } from 'vitest';
import { groupAlike, sharedNotes } from '../../../electron/shared/governance/alike.ts';
import type { CheckResult } from '../../../electron/shared/governance/checks.ts';
import { checkMessage } from '../../../electron/shared/messages/en/governance/checks.ts';
import { postureMessage } from '../../../electron/shared/messages/en/governance/posture.ts';
import { samplePosture } from '../../fixtures/postures.ts';
import { sampleChecks } from '../../fixtures/sample-checks.ts';

const [sample] = sampleChecks.rules;

function rule(id: string, parts: Partial<CheckResult> = {}): CheckResult {
  if (sample === undefined) throw new Error('There is no sample.');
  const evidence = checkMessage('check.refuses');
  return { ...sample, id, state: 'not-known', evidence, remedy: null, file: null, ...parts };
}

const ids = (groups: readonly (readonly CheckResult[])[]) => groups.map((group) => group.map(({ id }) => id));

describe('rules that cannot be decided', () => {
  it('are one where three share the reason and the remedy', () => {
    const remedy = checkMessage('check.remedy.doctor');
    const rules = [rule('a'), rule('b', { remedy }), rule('c'), rule('d', { state: 'passed' }), rule('e')];
    expect(ids(groupAlike(rules))).toEqual([['a', 'c', 'e'], ['b'], ['d']]);
  });

  it('stay alone where only two do, where a file is the cause, and where they fail', () => {
    const file = '/home/user/.codex/config.toml';
    const rules = [
      rule('a'),
      rule('b'),
      ...['c', 'd', 'e'].map((id) => rule(id, { file })),
      ...['f', 'g', 'h'].map((id) => rule(id, { state: 'failed' })),
    ];
    expect(groupAlike(rules).every((group) => group.length === 1)).toBe(true);
    expect(groupAlike(rules).flat()).toHaveLength(rules.length);
  });
});

describe('notes of entries', () => {
  it('are shared from three entries on', () => {
    const [entry] = samplePosture.entries;
    if (entry === undefined) throw new Error('There is no sample.');
    const often = postureMessage('posture.not-known', { reason: checkMessage('check.refuses') });
    const twice = postureMessage('posture.not-verified', { reason: checkMessage('check.refuses') });
    const notes = [often, twice, null, often, twice, often];
    expect(sharedNotes(notes.map((note) => ({ ...entry, note })))).toEqual([often]);
  });
});
