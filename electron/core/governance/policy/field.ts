import { valueMessage } from '../../../shared/messages/en/glance/value.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { isCodexVersion } from '../../codex-version/version-order.ts';
import type { TomlValue } from '../../config/toml/toml.ts';

/**
 * What a rule's option takes. `about` is a sentence for the comments of a written policy and for its JSON schema.
 * A default of null means that nothing is asked.
 */
export type Field = { readonly about: string } & (
  | { readonly is: 'boolean'; readonly default: boolean }
  | { readonly is: 'word'; readonly words: readonly string[]; readonly default: string }
  | { readonly is: 'words'; readonly words: readonly string[]; readonly default: readonly string[] }
  | { readonly is: 'texts'; readonly default: readonly string[] }
  | { readonly is: 'integer'; readonly min: number; readonly max: number; readonly default: number | null }
  | { readonly is: 'version'; readonly default: string | null }
);

export type Fields = Readonly<Record<string, Field>>;
export type FieldValue = boolean | number | string | null | readonly string[];

/** The value that a field gives. */
type ValueOf<F extends Field> = F extends { readonly is: 'boolean' }
  ? boolean
  : F extends { readonly is: 'word'; readonly words: readonly (infer W)[] }
    ? W
    : F extends { readonly is: 'words'; readonly words: readonly (infer W)[] }
      ? readonly W[]
      : F extends { readonly is: 'texts' }
        ? readonly string[]
        : F extends { readonly is: 'integer' }
          ? number | null
          : string | null;

/** The options of a rule, by the names of its fields. */
export type OptionsOf<F extends Fields> = { readonly [Name in keyof F]: ValueOf<F[Name]> };

/** Makes the option whether what a rule asks for must also be out of the user's reach. */
export const enforcedField = (about: string) => ({ is: 'boolean', default: false, about }) as const;

/** The longest list, and the longest text in one. */
const MOST_TEXTS = 1_000;
const LONGEST_TEXT = 1_024;

export type ReadField =
  | { readonly ok: true; readonly value: FieldValue }
  | { readonly ok: false; readonly message: Message };

/** Reads an option as a policy has it; the message is a clause that begins with "it must". */
export function readField(field: Field, written: TomlValue): ReadField {
  const fault = faultOf(field, written);
  if (fault !== null) return { ok: false, message: fault };
  return { ok: true, value: typeof written === 'bigint' ? Number(written) : (written as FieldValue) };
}

function faultOf(field: Field, written: TomlValue): Message | null {
  switch (field.is) {
    case 'boolean':
      return typeof written === 'boolean' ? null : valueMessage('value.boolean');
    case 'word':
      return typeof written === 'string' && field.words.includes(written) ? null : oneOf(field.words);
    case 'words':
      if (!Array.isArray(written)) return valueMessage('value.list');
      return written.every((one) => field.words.includes(one)) ? null : oneOf(field.words);
    case 'texts':
      if (!Array.isArray(written)) return valueMessage('value.list');
      if (written.length > MOST_TEXTS) return valueMessage('value.long', { most: MOST_TEXTS });
      return written.map(textFault).find((fault) => fault !== null) ?? null;
    case 'integer':
      if (typeof written !== 'bigint') return valueMessage('value.whole');
      if (written < field.min) return valueMessage('value.at-least', { least: field.min });
      return written > field.max ? valueMessage('value.at-most', { most: field.max }) : null;
    case 'version':
      return typeof written === 'string' && isCodexVersion(written)
        ? null
        : valueMessage('value.codex-version');
  }
}

function oneOf(words: readonly string[]): Message {
  return valueMessage('value.one-of', { options: words.map((word) => JSON.stringify(word)) });
}

/** Finds what is wrong with a text; null where nothing is. */
export function textFault(written: TomlValue | undefined): Message | null {
  if (typeof written !== 'string') return valueMessage('value.text');
  if (written.trim() === '') return valueMessage('value.not-empty');
  return written.length > LONGEST_TEXT ? valueMessage('value.long', { most: LONGEST_TEXT }) : null;
}
