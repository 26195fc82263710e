import type { TableRule } from '../../../electron/core/config/schema/rule.ts';
import { type Hole, root } from './hole.ts';
import type { Refusal } from './messages.ts';
import { ScalarExploration } from './scalar-exploration.ts';
import type { Probe } from './toml-text.ts';

/** Explores names of one key, and tables that may be written as lists. */
export abstract class FormExploration extends ScalarExploration {
  /** Keys that are one to Codex: a table with all of them has one twice. */
  protected async sameKeys(
    hole: Hole,
    base: { readonly [key: string]: Probe },
    samples: { readonly [key: string]: Probe },
  ): Promise<string[][]> {
    const groups: string[][] = [];
    const left = { ...samples, ...base };
    for (let round = 0; round < 40; round += 1) {
      const refusal = await this.ask(hole, left);
      if (refusal?.duplicate == null) break;
      const name = refusal.duplicate;
      const others = Object.keys(left).filter((key) => key !== name);
      const same: string[] = [];
      for (const other of others) {
        const both = await this.ask(hole, { ...base, [name]: left[name] ?? '', [other]: left[other] ?? '' });
        if (both?.duplicate === name) same.push(other);
      }
      if (same.length === 0) {
        this.odd(hole, `\`${name}\` is twice in it, by names that were not found`);
        break;
      }
      for (const other of same) delete left[other];
      groups.push([name, ...same]);
    }
    return groups;
  }

  protected async asList(
    hole: Hole,
    samples: { readonly [key: string]: Probe },
    sameKey: readonly (readonly string[])[],
    within: readonly string[],
  ): Promise<NonNullable<TableRule['asList']> | null> {
    if (this.seeds.neverLists.includes(hole.name)) return null;
    const empty = await this.ask(hole, []).catch(() => null);
    // Within a type that only says that nothing fits, a list has to be tried.
    const isHidden = within.includes(`untagged ${empty?.untagged}`);
    if (hole === root || (empty !== null && empty.length === null && !isHidden)) return null;
    const second = new Set(sameKey.flatMap(([, ...others]) => others));
    const orders = this.ordersOf(Object.keys(samples)).map((names) =>
      names.filter((name) => !second.has(name)),
    );
    let order: string[] | undefined;
    for (const one of orders) {
      const values = one.map((name) => samples[name] ?? '');
      const refusal = await this.ask(hole, values);
      // Samples that are each right may still contradict one another.
      if (refusal !== null && (isHidden || isOfKind(refusal))) continue;
      order = one;
      break;
    }
    if (order === undefined && isHidden) return null;
    if (order === undefined) {
      this.odd(hole, `takes a list, in an order that was not found, of ${Object.keys(samples).join(', ')}`);
      return null;
    }
    const values = order.map((name) => samples[name] ?? '');
    const needed = new Set<string>();
    for (let length = 0; length < values.length; length += 1) {
      const refusal = await this.ask(hole, values.slice(0, length));
      const at = refusal !== null && isHidden ? length : refusal?.length;
      const name = at == null ? undefined : order[at];
      if (name !== undefined) needed.add(name);
    }
    return { order, needed: order.filter((name) => needed.has(name)) };
  }

  /** The orders in which the program lists names, and every order where they are few. */
  protected ordersOf(names: readonly string[]): string[][] {
    const wanted = new Set(names);
    const orders = new Map<string, string[]>();
    for (const run of this.names.runs) {
      for (let at = 0; at + names.length <= run.length; at += 1) {
        if (!wanted.has(run[at] ?? '')) continue;
        const window = run.slice(at, at + names.length);
        if (new Set(window).size === names.length && window.every((name) => wanted.has(name)))
          orders.set(window.join(), window);
      }
    }
    for (const order of names.length > 5 ? [] : permutations(names)) orders.set(order.join(), order);
    return [...orders.values()];
  }
}

function isOfKind({ wanted, words, length }: Refusal): boolean {
  return wanted !== null || words.length > 0 || length !== null;
}

function permutations(names: readonly string[]): string[][] {
  if (names.length < 2) return [[...names]];
  return names.flatMap((name, at) => permutations(names.toSpliced(at, 1)).map((others) => [name, ...others]));
}
