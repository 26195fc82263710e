import { DAY_MS } from '../../../shared/durations.ts';
import type { Organisation } from '../../../shared/organisation/organisation.ts';
import { changeSource } from '../../export/sources/change-source.ts';
import type { Source } from '../../export/sources/source.ts';

/** How far the pulled compliance logs are behind: each time it is another state, and each day that they fall behind. */
export function complianceWindowSource(read: () => Promise<Organisation>, machineId: string): Source {
  return changeSource('compliance-window', async () => {
    const { compliance, workspace, organization } = await read();
    const { state, behindMs, pulledAt, lost } = compliance;
    if (state === 'off') return [];
    const days = state === 'ok' || behindMs === null ? null : Math.floor(behindMs / DAY_MS);
    return [
      {
        key: `${workspace ?? organization}`,
        value: JSON.stringify([state, days]),
        record: (before, { make, now }) => {
          const at = new Date(now).toISOString();
          const body = {
            state,
            before: stateIn(before),
            behindMs,
            pulledAt,
            lostFrom: lost?.from ?? null,
            lostTo: lost?.to ?? null,
          };
          return make('compliance-window', [machineId, workspace, organization, state, days, at], at, body);
        },
      },
    ];
  });
}

const states = ['ok', 'falling-behind', 'passed', 'not-known'] as const;

/** Returns the state in a value that was noted. */
function stateIn(value: string | null): (typeof states)[number] | null {
  const [noted] = value === null ? [] : (JSON.parse(value) as readonly unknown[]);
  return states.find((state) => state === noted) ?? null;
}
