import type { Rule } from '../../../electron/core/config/schema/rule.ts';
import type { AskedCodex } from './asked-codex.ts';
import type { BinaryNames } from './binary-names.ts';
import { documentWith, type Hole } from './hole.ts';
import { type Refusal, readRefusal } from './messages.ts';
import type { Probe } from './toml-text.ts';

/** What was found at a hole: its rule, and a value that Codex takes there. */
export interface Found {
  readonly rule: Rule;
  readonly sample: Probe;
  /** Set where nothing was found that it takes, as where another key is in the way. */
  readonly isStuck?: true;
}

/** What cannot be guessed from messages. */
export interface Seeds {
  /** By hole: what a table has to be like before anything else is. */
  readonly tables: Readonly<Record<string, { readonly [key: string]: Probe }>>;
  /** By hole: the same, for keys that cannot stand beside those of `tables`. */
  readonly otherTables: Readonly<Record<string, { readonly [key: string]: Probe }>>;
  /** By the end of a hole: a key that a table of arbitrary keys takes, where not every one will do. */
  readonly keyNames: Readonly<Record<string, string>>;
  /** By hole: keys of a table of arbitrary keys that are not treated as the others are. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** By hole: tables that as a list would hold fields that contradict one another, so that Codex takes none. */
  readonly neverLists: readonly string[];
  /** Words that may be among those of a closed list where Codex does not list them. */
  readonly words: readonly string[];
}

/** What every part of an exploration has: the program, what is known of it so far, and how it is asked. */
export abstract class Exploration {
  /** Where the program behaves in a way that the rules do not express. For people to look at. */
  readonly oddities: string[] = [];
  /** What is refused although it is of the right kind, because of what it means. For people to look at. */
  readonly meanings = new Set<string>();
  protected readonly codex: AskedCodex;
  protected readonly names: BinaryNames;
  protected readonly seeds: Seeds;
  /** Names that could be keys or words. */
  protected readonly candidates: readonly string[];
  protected readonly words: Set<string>;
  protected readonly isThorough: boolean;
  protected readonly types = new Map<string, Promise<Found>>();

  /**
   * `isThorough` tries every name of the program also where they can only be tried one by one: as words
   * that Codex does not list, and as keys of tables that take any key. That takes an hour, not minutes.
   */
  constructor(codex: AskedCodex, names: BinaryNames, seeds: Seeds, isThorough = false) {
    this.codex = codex;
    this.names = names;
    this.seeds = seeds;
    this.isThorough = isThorough;
    this.candidates = names.all.filter((name) => /^[a-z_][a-z0-9_-]{0,60}$/.test(name));
    this.words = new Set([...seeds.words, ...(isThorough ? this.candidates : [])]);
  }

  /** The rule of a whole document. */
  /** The rule of what is at a hole. `within` names the types around it. */
  protected abstract explore(hole: Hole, within: readonly string[]): Promise<Found>;

  protected async ask(hole: Hole, value: Probe): Promise<Refusal | null> {
    const message = await this.codex.refusal(documentWith(hole, value));
    if (message === null) return null;
    const refusal = readRefusal(message);
    if (refusal.isOfMeaning) {
      this.meanings.add(`${hole.name}: ${refusal.text}`);
      return null;
    }
    for (const word of refusal.words) this.words.add(word);
    return refusal;
  }

  protected odd(hole: Hole, what: string): void {
    this.oddities.push(`${hole.name}: ${what}`);
  }

  /** Each type of the program is explored once: it is the same wherever it is used. */
  protected async once(
    type: string,
    within: readonly string[],
    hole: Hole,
    explore: () => Promise<Found>,
  ): Promise<Found> {
    if (within.includes(type)) {
      this.odd(hole, `${type} is within itself`);
      return { rule: { is: 'any' }, sample: {} };
    }
    let known = this.types.get(type);
    if (known === undefined) {
      known = explore();
      this.types.set(type, known);
      if ((await known).isStuck) this.types.delete(type);
    }
    return known;
  }

  /** Names that the program lists near a name, wherever it lists that. */
  protected neighboursOf(name: string): string[] {
    const near = this.names.runs.flatMap((run) =>
      run.flatMap((one, at) => (one === name ? run.slice(Math.max(0, at - 12), at + 16) : [])),
    );
    return [...new Set(near)];
  }
}
