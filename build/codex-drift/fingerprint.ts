/** What was found of one subject: the name of each item, with what is known of it. */
export type Items = Readonly<Record<string, string>>;

/** The subjects that are compared, in the order in which they are shown. */
export const subjects = [
  'structures',
  'protocol',
  'models',
  'features',
  'strict keys',
  'rollout lines',
  'databases',
  'telemetry of runs',
  'telemetry names',
] as const;

export type Subject = (typeof subjects)[number];

/** All that is compared of one Codex version. */
export type Fingerprint = Readonly<Record<Subject, Items>>;

/** An item in which a program is not as expected; null where it is not there. */
export interface Difference {
  readonly subject: string;
  readonly item: string;
  readonly expected: string | null;
  readonly found: string | null;
}

/**
 * Subjects that are seen in runs. There a value is a set of words with `|` between them, of which a run
 * need not show all, and an item that not every run shows ends in `?`.
 */
const seenInRuns: ReadonlySet<string> = new Set<Subject>(['rollout lines', 'telemetry of runs']);

/** Returns the items in which a program is not as expected, by subject and name. */
export function findDifferences(expected: Fingerprint, found: Fingerprint): Difference[] {
  return subjects.flatMap((subject) => findItemDifferences(subject, expected[subject], found[subject]));
}

/** The same of one subject, which may be one that no record has. */
export function findItemDifferences(subject: string, expected: Items, found: Items): Difference[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])].toSorted();
  return names.flatMap((item) => {
    const [before, now] = [expected[item] ?? null, found[item] ?? null];
    const same = seenInRuns.has(subject) ? fits(before, now) : before === now;
    return same ? [] : [{ subject, item, expected: before, found: now }];
  });
}

/** True where a run shows nothing that is not recorded, and all that every run shows. */
function fits(recorded: string | null, seen: string | null): boolean {
  if (recorded === null) return seen === null;
  if (seen === null) return recorded.endsWith('?');
  const words = new Set(wordsOf(recorded));
  return wordsOf(seen).every((word) => words.has(word));
}

function wordsOf(value: string): string[] {
  return value.replace(/\?$/, '').split('|');
}

/** Joins what several runs of one program showed: an item that one of them lacks is marked with `?`. */
export function joinRuns(runs: readonly Items[]): Items {
  const names = [...new Set(runs.flatMap((run) => Object.keys(run)))].toSorted();
  return Object.fromEntries(
    names.map((name) => {
      const values = runs.map((run) => run[name]);
      const words = new Set(values.flatMap((value) => (value === undefined ? [] : wordsOf(value))));
      const always = values.every((value) => value !== undefined && !value.endsWith('?'));
      return [name, `${[...words].toSorted().join('|')}${always ? '' : '?'}`];
    }),
  );
}
