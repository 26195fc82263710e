import type { BodyOf, ExportRecord } from '../../../shared/schema/export/record.ts';
import type { Amount, Attributes } from './measure.ts';
import type { MetricKey } from './metric-names.ts';

/** The last that records said of something that has one state at a time. */
export type MetricFact =
  | {
      readonly kind: 'limit';
      readonly of: Attributes;
      readonly used: number | null;
      readonly resetsAt: string | null;
    }
  | { readonly kind: 'check'; readonly policy: string; readonly state: BodyOf<'check'>['state'] }
  | {
      readonly kind: 'compliance';
      readonly state: BodyOf<'compliance-window'>['state'];
      /** Up to when all was pulled, in milliseconds since the epoch; null where not known. */
      readonly pulledTo: number | null;
    }
  | { readonly kind: 'otel'; readonly signal: string; readonly state: BodyOf<'otel-health'>['state'] };

const checkStates = ['passed', 'failed', 'waived', 'not-known'] as const;
const windowStates = ['ok', 'falling-behind', 'passed', 'not-known'] as const;
const otelStates = ['off', 'untested', 'accepted', 'reachable', 'failing', 'unobservable'] as const;

/** Returns what a record says of the state of something, with the key of that; null where it says nothing. */
export function factOf(record: ExportRecord): readonly [key: string, fact: MetricFact] | null {
  switch (record.kind) {
    case 'limits': {
      const { of, limitId, window, planType, usedPercent, resetsAt } = record.body;
      const known = (name: string, value: string | null): Attributes =>
        value === null ? [] : [[name, value]];
      const attributes = [
        ...known('of', of),
        ...known('limit', limitId),
        ...known('window', window),
        ...known('plan', planType),
      ];
      const used = usedPercent === null ? null : usedPercent / 100;
      return [`limit:${of}:${limitId}`, { kind: 'limit', of: attributes, used, resetsAt }];
    }
    case 'check': {
      const { policy, rule, state } = record.body;
      return [`check:${policy}:${rule}`, { kind: 'check', policy, state }];
    }
    case 'otel-health': {
      const { signal, state } = record.body;
      return [`otel:${signal}`, { kind: 'otel', signal, state }];
    }
    case 'compliance-window': {
      const { state, behindMs } = record.body;
      const pulledTo = behindMs === null ? null : Date.parse(record.at) - behindMs;
      return ['compliance', { kind: 'compliance', state, pulledTo }];
    }
    default:
      return null;
  }
}

/**
 * Makes the values of gauges. A limit that has started over since is not known; of checks and exporters every state
 * has a value, so that one that holds no more does not stay at its last.
 */
export function gaugesOf(facts: Iterable<MetricFact>, now: number): Amount[] {
  const amounts: Amount[] = [];
  const rules = new Map<string, Record<string, number>>();
  for (const fact of facts) {
    if (fact.kind === 'limit') amounts.push(...limitGauges(fact, now));
    else if (fact.kind === 'otel') {
      amounts.push(...stateGauges('otelState', [['signal', fact.signal]], otelStates, fact.state));
    } else if (fact.kind === 'compliance') {
      amounts.push(...stateGauges('complianceState', [], windowStates, fact.state));
      const { pulledTo } = fact;
      // It is further behind with every second in which nothing is pulled.
      if (pulledTo !== null) {
        amounts.push({
          metric: 'complianceBehind',
          attributes: [],
          amount: Math.max(0, now - pulledTo) / 1_000,
        });
      }
    } else {
      const counts = rules.get(fact.policy) ?? {};
      counts[fact.state] = (counts[fact.state] ?? 0) + 1;
      rules.set(fact.policy, counts);
    }
  }
  for (const [policy, counts] of rules) {
    for (const state of checkStates) {
      const attributes: Attributes = [
        ['policy', policy],
        ['state', state],
      ];
      amounts.push({ metric: 'checkRules', attributes, amount: counts[state] ?? 0 });
    }
  }
  return amounts;
}

/** A value for every state: 1 for the one that holds, else 0. */
function stateGauges<State extends string>(
  metric: MetricKey,
  of: Attributes,
  states: readonly State[],
  holds: State,
): Amount[] {
  return states.map((state) => ({
    metric,
    attributes: [...of, ['state', state] as const],
    amount: state === holds ? 1 : 0,
  }));
}

function limitGauges({ of, used, resetsAt }: MetricFact & { kind: 'limit' }, now: number): Amount[] {
  const resetsIn = resetsAt === null ? null : (Date.parse(resetsAt) - now) / 1_000;
  if (resetsIn !== null && resetsIn <= 0) return [];
  return [
    ...(used === null ? [] : [{ metric: 'limitUsed', attributes: of, amount: used } as const]),
    ...(resetsIn === null ? [] : [{ metric: 'limitResets', attributes: of, amount: resetsIn } as const]),
  ];
}
