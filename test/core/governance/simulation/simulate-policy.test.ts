import { describe, expect, it } from 'vitest';
import { policyBasis } from '../../../../electron/core/governance/checks/run-check.ts';
import type { Policy } from '../../../../electron/core/governance/policy/policy.ts';
import type { SettingName } from '../../../../electron/core/governance/simulation/session-settings.ts';
import { simulatePolicy } from '../../../../electron/core/governance/simulation/simulate-policy.ts';
import type { SimulatedSession } from '../../../../electron/core/governance/simulation/simulated-rules.ts';

const enterprise = policyBasis.ready.enterprise as Policy;

function session(
  threadId: string,
  values: Partial<Record<SettingName, string>>,
  cwd: string | null = '/code/harbor',
): SimulatedSession {
  const of = (name: SettingName) => new Set(values[name] === undefined ? [] : [values[name]]);
  return {
    threadId,
    cwd,
    auth: 'chatgpt',
    values: {
      sandbox: of('sandbox'),
      approval: of('approval'),
      reviewer: of('reviewer'),
      network: of('network'),
      model: of('model'),
      provider: of('provider'),
    },
  };
}

const good = {
  sandbox: 'workspace-write',
  approval: 'on-request',
  reviewer: 'user',
  network: 'false',
  model: 'gpt-6-sol',
  provider: 'openai',
};

const { approval: _approval, ...withoutApproval } = good;

const simulate = (policy: Policy, sessions: readonly SimulatedSession[]) =>
  simulatePolicy({
    policy,
    days: 30,
    sessions,
    unreadable: 0,
    leftOut: 0,
    homeDir: '/home/ada',
    now: Date.parse('2026-11-30T00:00:00.000Z'),
  });

describe('simulatePolicy', () => {
  it('counts sessions that are affected, that are not, and of which that is not known', () => {
    const report = simulate(enterprise, [
      session('a', good),
      session('b', { ...good, sandbox: 'danger-full-access', network: 'true' }),
      session('c', { ...good, sandbox: 'danger-full-access' }, '/code/pier'),
      session('d', withoutApproval),
    ]);
    expect(report).toMatchObject({ policy: 'enterprise', sessions: 4, affected: 2, notKnown: 1 });
    expect(report.rules.find(({ id }) => id === 'sandbox')).toMatchObject({
      affected: 2,
      within: 2,
      notKnown: 0,
      values: [{ value: 'danger-full-access', sessions: 2 }],
    });
    expect(report.rules.find(({ id }) => id === 'approval')).toMatchObject({ affected: 0, notKnown: 1 });
    expect(report.projects).toEqual([
      { cwd: '/code/harbor', sessions: 3, affected: 1, rules: ['sandbox', 'command-network'] },
      { cwd: '/code/pier', sessions: 1, affected: 1, rules: ['sandbox'] },
    ]);
  });

  it('names each rule of the policy, as simulated or as one of which sessions record nothing', () => {
    const { rules, notSimulated } = simulate(enterprise, []);
    expect([...rules.map(({ id }) => id), ...notSimulated].toSorted()).toEqual(
      enterprise.rules.map(({ id }) => id).toSorted(),
    );
    expect(notSimulated).toContain('config-valid');
  });

  it('follows the folders of a rule, and a waiver until it is over', () => {
    const open = { ...good, sandbox: 'danger-full-access' };
    const sessions = [
      session('a', open),
      session('b', open, '/code/pier'),
      session('c', open, '/other'),
      session('d', open, null),
    ];
    const limited = (until: string): Policy => ({
      ...enterprise,
      rules: enterprise.rules
        .filter(({ id }) => id === 'sandbox')
        .map((rule) => ({ ...rule, paths: ['/code'] })),
      waivers: [{ rule: 'sandbox', reason: 'x', until, paths: ['/code/pier'], place: null }],
    });
    expect(simulate(limited('2026-12-31'), sessions)).toMatchObject({ affected: 1, notKnown: 0 });
    expect(simulate(limited('2026-11-01'), sessions)).toMatchObject({ affected: 2 });
  });

  it.each([
    ['apikey', 1],
    ['chatgpt', 0],
    [null, 0],
  ] as const)('asks how a session signed in: %s', (auth, affected) => {
    const report = simulate(enterprise, [{ ...session('a', good), auth }]);
    expect(report.rules.find(({ id }) => id === 'sign-in')).toMatchObject({
      affected,
      notKnown: auth === null ? 1 : 0,
    });
  });
});
