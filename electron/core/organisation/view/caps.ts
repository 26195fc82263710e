import type { CreditsForecast, SpendCap } from '../../../shared/schema/organisation/org-usage.ts';

/** A cap counts as near from this share on. */
const NEAR = 0.8;

/** What is known of this UTC month. */
export interface MonthUse {
  readonly credits: number | null;
  readonly costUsd: number | null;
}

export interface CapFacts {
  readonly workspace: MonthUse;
  /** By team; a team without a row is not known. */
  readonly teams: ReadonlyMap<string, MonthUse>;
  /** By id and by email, in lower case. */
  readonly people: ReadonlyMap<string, MonthUse>;
  readonly forecast: CreditsForecast | null;
}

/** Decides how near their end the caps of the settings are. The service's own caps need a right that reads more than use. */
export function judgeCaps(
  caps: readonly Pick<SpendCap, 'kind' | 'key' | 'unit' | 'cap'>[],
  facts: CapFacts,
): SpendCap[] {
  return caps.map((cap) => {
    const use = useOf(cap, facts);
    const used = (cap.unit === 'credits' ? use?.credits : use?.costUsd) ?? null;
    // The forecast is of the whole workspace, in credits.
    const isForecast = cap.kind === 'workspace' && cap.unit === 'credits';
    const expected = isForecast ? (facts.forecast?.expected ?? null) : null;
    return { ...cap, used, expected, state: stateOf(cap.cap, used, expected) };
  });
}

function useOf({ kind, key }: Pick<SpendCap, 'kind' | 'key'>, facts: CapFacts): MonthUse | undefined {
  if (kind === 'workspace') return facts.workspace;
  if (kind === 'team') return facts.teams.get(key ?? '');
  return facts.people.get((key ?? '').toLowerCase());
}

function stateOf(cap: number, used: number | null, expected: number | null): SpendCap['state'] {
  if (used === null) return 'not-known';
  if (used >= cap) return 'reached';
  return used >= NEAR * cap || (expected ?? 0) > cap ? 'near' : 'below';
}
