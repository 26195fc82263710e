/** What `codex-rules.json` holds. */
export interface RuleFile {
  /** The versions that were asked, oldest first. */
  readonly versions: readonly string[];
  /** Rules that are used in several places, by name. */
  readonly types: Readonly<Record<string, Rule>>;
  readonly config: Rule;
  readonly requirements: Rule;
}

/**
 * What Codex accepts at a key. Keys of a table that no rule names are accepted, unless the table is
 * `closed`: Codex ignores them. The rules of every key are in `codex-rules.json`, which
 * `build/codex-drift/config-rules` derives from the Codex program itself. Plain JSON.
 */
export type Rule = RuleForm & RuleMarks;

export interface RuleMarks {
  /** The first version that has the key, or that has it in this form. */
  readonly since?: string;
  /** The first version that has it no more. */
  readonly until?: string;
}

export type RuleForm =
  | { readonly is: 'any' | 'boolean' }
  /** A bare TOML date is text to Codex too. `path` names a file or folder. */
  | { readonly is: 'text'; readonly path?: true; readonly form?: TextForm }
  /** Both ends count. Decimal, since JSON has no 64-bit integers. */
  | { readonly is: 'integer'; readonly min: string; readonly max: string }
  /** A float or an integer. Without ends, also `nan` and `inf`. */
  | { readonly is: 'number'; readonly min?: number; readonly max?: number }
  | { readonly is: 'list'; readonly each: Rule }
  | TableRule
  /** One of a few words, or a table with one of them or of `tables` as its only key. */
  | {
      readonly is: 'variant';
      readonly words: readonly string[];
      /** Only as text, not as `{ word = {} }`. */
      readonly plain?: true;
      readonly tables?: Readonly<Record<string, Rule>>;
    }
  /** A table of which one key, `tag`, tells by its word which keys it has. */
  | { readonly is: 'tagged'; readonly tag: string; readonly tables: Readonly<Record<string, Rule>> }
  /** Any of several forms. Codex does not say what is wrong with each. */
  | { readonly is: 'either'; readonly of: readonly Rule[] }
  /** Of each version one: the first whose `since` and `until` fit. */
  | { readonly is: 'by-version'; readonly of: readonly Rule[] }
  /** The rule of that name in the file's `types`. */
  | { readonly is: 'type'; readonly name: string };

/** Texts that Codex takes where not every one will do. */
export type TextForm = 'not-empty' | 'not-blank' | 'absolute' | 'absolute-or-home' | 'keybinding';

export interface TableRule {
  readonly is: 'table';
  readonly fields?: Readonly<Record<string, Rule>>;
  /** The rule of every value whose key is not in `fields`. */
  readonly each?: Rule;
  readonly required?: readonly string[];
  /** Refuse keys that no rule names. */
  readonly closed?: true;
  /** Several names of one key, of which a table may have one. */
  readonly sameKey?: readonly (readonly string[])[];
  /** Set where Codex also takes a list of the fields' values, in this order. */
  readonly asList?: { readonly order: readonly string[]; readonly needed: readonly string[] };
}
