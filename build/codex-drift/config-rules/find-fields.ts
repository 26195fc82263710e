import type { Refusal } from './messages.ts';
import type { Probe } from './toml-text.ts';

type Ask = (table: { readonly [key: string]: Probe }) => Promise<Refusal | null>;

/** Codex takes more than its share of time for documents of many keys. */
const PART = 800;

/** Values that nearly every kind of key refuses, one or the other. */
export const UNFIT: readonly Probe[] = [[[{}]], Number.NaN];

/**
 * The keys that a table knows, out of many candidates: those that refuse a value which fits nothing. All
 * candidates are in one document, and the message or halving tells which of them it was.
 */
export async function findFields(
  ask: Ask,
  candidates: readonly string[],
  known: readonly string[],
): Promise<string[]> {
  const found = new Set<string>();
  for (const unfit of UNFIT) {
    const table = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, unfit]));
    const search = async (names: readonly string[]): Promise<void> => {
      let left = names;
      for (;;) {
        if (left.length === 0) return;
        const refusal = await ask(table(left));
        if (refusal === null) return;
        const named = refusal.path?.find((key) => left.includes(key));
        if (left.length > 1 && (named === undefined || (await ask(table([named]))) === null)) {
          const half = Math.ceil(left.length / 2);
          await search(left.slice(0, half));
          await search(left.slice(half));
          return;
        }
        const name = named ?? left[0] ?? '';
        found.add(name);
        left = left.filter((one) => one !== name);
      }
    };
    const left = candidates.filter((name) => !found.has(name) && !known.includes(name));
    const parts = Array.from({ length: Math.ceil(left.length / PART) }, (_part, index) =>
      left.slice(index * PART, (index + 1) * PART),
    );
    await Promise.all(parts.map(search));
  }
  return [...found];
}

/** The keys of a table of arbitrary keys that are not treated as the others are, `other` being one of these. */
export async function findFieldsAmong(
  ask: Ask,
  candidates: readonly string[],
  other: string,
): Promise<string[]> {
  const values: readonly Probe[] = [[[{}]], {}, true, 'zz'];
  const plain = (refusal: Refusal | null, key: string) => refusal?.text.replaceAll(key, '*') ?? null;
  const usual = await Promise.all(values.map(async (value) => plain(await ask({ [other]: value }), other)));
  const found: string[] = [];
  await Promise.all(
    candidates.map(async (name) => {
      for (const [index, value] of values.entries()) {
        if (plain(await ask({ [name]: value }), name) === usual[index]) continue;
        found.push(name);
        return;
      }
    }),
  );
  return found;
}

/**
 * The keys of a table that refuses all others and does not say which it knows: each candidate is tried
 * with values of every kind, alone.
 */
export async function findFieldsOfClosed(ask: Ask, candidates: readonly string[]): Promise<string[]> {
  const values: readonly Probe[] = [true, 7n, 'zz', [], {}, ['zz'], 'low', 'auto'];
  const found: string[] = [];
  await Promise.all(
    candidates.map(async (name) => {
      for (const value of values) {
        if ((await ask({ [name]: value })) !== null) continue;
        found.push(name);
        return;
      }
    }),
  );
  return found;
}
