import type { CodexModel } from '../../electron/shared/codex/codex-models.ts';
import {
  type Difference,
  type Fingerprint,
  findDifferences,
  findItemDifferences,
  type Items,
} from './fingerprint.ts';
import { modelItems } from './models.ts';
import type { Row } from './table.ts';
import type { CatalogueGap } from './telemetry/catalogue.ts';
import type { TestFailure } from './tested-codex.ts';

/** What is compared with what. */
export interface Comparison {
  /** What was measured of the program. */
  readonly found: Fingerprint;
  /** What the repository says of this version; null where it says nothing. */
  readonly record: Fingerprint | null;
  /** What the version that it is compared with has. */
  readonly base: Fingerprint;
}

/**
 * Decides what is drift. A version with a record must be as recorded, and where its record differs from
 * the other version's, that is known. Any other version must be as the one that it is compared with.
 */
export function decideDrift({ found, record, base }: Comparison): Row[] {
  const drift = findDifferences(record ?? base, found).map((each) => rowOf('DRIFT', each));
  const known = record === null ? [] : findDifferences(base, record).map((each) => rowOf('known', each));
  return [...drift, ...known];
}

/** Rules that the product has of a version, those derived from its program, and those of the other version. */
export interface RuleComparison {
  readonly product: Items;
  readonly derived: Items;
  readonly base: Items;
}

/** Decides the same of the rules of the configuration, which the product itself has of each version. */
export function decideRules({ product, derived, base }: RuleComparison): Row[] {
  const find = (expected: Items, found: Items) => findItemDifferences('configuration rules', expected, found);
  return [
    ...find(product, derived).map((each) => rowOf('DRIFT', each)),
    ...find(base, product).map((each) => rowOf('known', each)),
  ];
}

/** What the product's own data says otherwise than the verified Codex. */
export function decideModels(product: readonly CodexModel[], found: Fingerprint): Row[] {
  const said = { ...found, models: modelItems(product) };
  return findDifferences(said, found).map((each) =>
    rowOf('DRIFT', { ...each, item: `codex-models.json ${each.item}` }),
  );
}

/** A row for each name that runs sent and the catalogue lacks. */
export function rowsOfGaps(gaps: readonly CatalogueGap[]): Row[] {
  return gaps.map(({ item, reason }) => ({
    state: 'DRIFT',
    subject: 'catalogue',
    item,
    before: '',
    now: reason,
  }));
}

/** A row for each test that failed. */
export function rowsOfFailures(failures: readonly TestFailure[]): Row[] {
  return failures.map(({ name, message }) => ({
    state: 'DRIFT',
    subject: 'tests',
    item: name,
    before: 'passes',
    now: message,
  }));
}

function rowOf(state: Row['state'], { subject, item, expected, found }: Difference): Row {
  return { state, subject, item, before: expected ?? '(none)', now: found ?? '(none)' };
}
