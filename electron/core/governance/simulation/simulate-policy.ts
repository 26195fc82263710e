import type {
  SimulatedProject,
  SimulatedRule,
  SimulationReport,
} from '../../../shared/governance/simulation-report.ts';
import { checkTitleMessage } from '../../../shared/messages/en/governance/check-titles.ts';
import { entryOf } from '../../collections/entry-of.ts';
import { inOrder } from '../../collections/in-order.ts';
import { checkRules } from '../checks/catalogue.ts';
import { isFolderWithin } from '../checks/patterns.ts';
import { shown } from '../checks/shown.ts';
import type { Policy, PolicyRule } from '../policy/policy.ts';
import { type Simulated, type SimulatedSession, simulatedRules } from './simulated-rules.ts';

/** What a simulation is about. */
export interface SimulationInput {
  readonly policy: Policy;
  readonly days: number;
  readonly sessions: readonly SimulatedSession[];
  readonly unreadable: number;
  readonly leftOut: number;
  readonly homeDir: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Holds the sessions of a span against the rules that can be asked of them, as if the policy had been in force. Pure. */
export function simulatePolicy(input: SimulationInput): SimulationReport {
  const { policy, days, sessions, unreadable, leftOut } = input;
  const rules = policy.rules.flatMap(asked);
  const judged = sessions.map((session) => ({
    session,
    verdicts: rules.flatMap(({ id, rule, simulate }) =>
      counts(rule, session, input) ? [{ id, verdict: simulate(session, rule.options) }] : [],
    ),
  }));
  const isAffected = ({ verdicts }: Judged) => verdicts.some(({ verdict }) => verdict.state === 'affected');
  const isNotKnown = (one: Judged) =>
    !isAffected(one) && one.verdicts.some(({ verdict }) => verdict.state === 'not-known');
  return {
    schema: 'codex-glance.simulation/1',
    policy: policy.name,
    days,
    sessions: sessions.length,
    affected: judged.filter(isAffected).length,
    notKnown: judged.filter(isNotKnown).length,
    unreadable,
    leftOut,
    rules: rules.map((one) => viewRule(one, judged)),
    projects: viewProjects(judged.filter(isAffected), judged),
    notSimulated: policy.rules.flatMap(({ id }) => (rules.some((one) => one.id === id) ? [] : [id])),
  };
}

interface Judged {
  readonly session: SimulatedSession;
  readonly verdicts: readonly { readonly id: string; readonly verdict: Simulated }[];
}

type Asked = ReturnType<typeof asked>[number];

/** None for a rule that nothing in a session answers. */
function asked(rule: PolicyRule) {
  const id = checkRules.find((one) => one.id === rule.id)?.id;
  const simulate = id && simulatedRules[id];
  return id && simulate ? [{ id, rule, simulate }] : [];
}

/** A rule counts in the folders that it names, and not where a waiver lets it fail today. */
function counts(
  { id, paths }: PolicyRule,
  { cwd }: SimulatedSession,
  { policy, homeDir, now }: SimulationInput,
): boolean {
  const today = new Date(now).toISOString().slice(0, 10);
  const isIn = (folders: readonly string[]) =>
    folders.length === 0 || (cwd !== null && isFolderWithin(cwd, folders, homeDir));
  const isWaived = policy.waivers.some(
    (waiver) => waiver.rule === id && waiver.until >= today && isIn(waiver.paths),
  );
  return isIn(paths) && !isWaived;
}

function viewRule({ id, rule }: Asked, judged: readonly Judged[]): SimulatedRule {
  const own = judged.flatMap(({ verdicts }) => verdicts.filter((one) => one.id === id));
  const count = (state: Simulated['state']) => own.filter(({ verdict }) => verdict.state === state).length;
  const values = new Map<string, number>();
  for (const { verdict } of own) {
    if (verdict.state !== 'affected') continue;
    for (const value of verdict.values) values.set(value, (values.get(value) ?? 0) + 1);
  }
  return {
    id,
    title: checkTitleMessage(`check.title.${id}`),
    level: rule.level,
    affected: count('affected'),
    within: count('within'),
    notKnown: count('not-known'),
    values: [...values]
      .toSorted(([a, x], [b, y]) => y - x || inOrder(a, b))
      .map(([value, sessions]) => ({ value: shown(value), sessions })),
  };
}

function viewProjects(affected: readonly Judged[], all: readonly Judged[]): SimulatedProject[] {
  const rules = new Map<string | null, Set<string>>();
  const of = (judged: readonly Judged[], cwd: string | null) =>
    judged.filter(({ session }) => session.cwd === cwd).length;
  for (const { session, verdicts } of affected) {
    const own = entryOf(rules, session.cwd, () => new Set<string>());
    for (const { id, verdict } of verdicts) if (verdict.state === 'affected') own.add(id);
  }
  return [...rules]
    .map(([cwd, ids]) => ({ cwd, affected: of(affected, cwd), sessions: of(all, cwd), rules: [...ids] }))
    .toSorted((a, b) => b.affected - a.affected || inOrder(a.cwd ?? '', b.cwd ?? ''));
}
