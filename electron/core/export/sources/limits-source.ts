import type { Limits } from '../../../shared/limits.ts';
import type { BodyOf } from '../../../shared/schema/export/record.ts';
import type { Source } from './source.ts';

/** Each limit, when it is another by a whole percent, or in anything else. `machineId` tells machines of one account apart. */
export function limitsSource(read: () => Promise<Limits>, machineId: string): Source {
  return {
    name: 'limits',
    async *read({ progress, make, since }) {
      for (const { at, body } of limitBodies(await read())) {
        if (at === null || Date.parse(at) < since) continue;
        const source = `limit:${body.of}:${body.limitId}`;
        const { level, state, resetsAt, planType } = body;
        const percent = body.usedPercent === null ? null : Math.round(body.usedPercent);
        const value = JSON.stringify([level, state, percent, resetsAt, planType]);
        if (progress(source) === value) continue;
        const record = make('limits', [machineId, body.of, body.limitId, value, at], at, body);
        yield { records: [record], progress: { source, value } };
      }
    },
  };
}

interface LimitFact {
  readonly at: string | null;
  readonly body: BodyOf<'limits'>;
}

/** Describes all that limits. */
export function limitBodies({ planType, windows, credits, spendCap }: Limits): LimitFact[] {
  const facts: LimitFact[] = windows.map((window) => ({
    at: window.observedAt,
    body: {
      of: 'window',
      limitId: window.id,
      limitName: window.limitName,
      window: window.kind,
      windowMinutes: window.windowMinutes === null ? null : Math.round(window.windowMinutes),
      planType,
      state: window.state,
      level: window.level,
      usedPercent: window.usedPercent,
      resetsAt: window.resetsAt,
    },
  }));
  const other = { limitName: null, window: null, windowMinutes: null, planType } as const;
  if (spendCap !== undefined) {
    const { remainingPercent, state, level, resetsAt, observedAt } = spendCap;
    const usedPercent = remainingPercent === null ? null : 100 - remainingPercent;
    const of = { of: 'spend-cap', limitId: 'spend-cap' } as const;
    facts.push({ at: observedAt, body: { ...of, ...other, state, level, usedPercent, resetsAt } });
  }
  if (credits !== null) {
    const level = credits.state === 'out' ? 'reached' : credits.state === 'unknown' ? 'unknown' : 'normal';
    const of = { of: 'credits', limitId: 'credits' } as const;
    const body = { ...of, ...other, state: 'current', level, usedPercent: null, resetsAt: null } as const;
    facts.push({ at: credits.observedAt, body });
  }
  return facts;
}
