import type { Command } from '../run/command.ts';
import { commonOptions, type OptionSpec, type OptionSpecs } from '../run/option-specs.ts';

/** An option as a shell completes it. */
export interface TabledOption {
  /** Without the dashes. */
  readonly name: string;
  readonly short: string | null;
  readonly summary: string;
  /** What its value is; null where it takes none. */
  readonly value: 'folder' | 'file' | 'text' | null;
  /** All values, where they are few. */
  readonly values: readonly string[];
  readonly multiple: boolean;
}

export interface TabledCommand {
  readonly name: string;
  readonly summary: string;
  /** Those of its own, then those of every command. */
  readonly options: readonly TabledOption[];
  readonly words: readonly { readonly name: string; readonly summary: string }[];
}

/** Returns all commands with all that can be completed after them, from the same specs that the line is parsed by. */
export function optionTable(commands: readonly Command[]): TabledCommand[] {
  return commands.map(({ name, summary, options, words = [], completes }) => ({
    name,
    summary,
    options: [...tabled(options), ...sharedOptions()],
    words: [...words, ...(completes?.() ?? []).map((word) => ({ name: word, summary: '' }))],
  }));
}

/** Options of every command, also before its name. */
export function sharedOptions(): TabledOption[] {
  return tabled(commonOptions);
}

function tabled(specs: OptionSpecs): TabledOption[] {
  return Object.entries(specs).map(([name, spec]) => ({
    name,
    short: spec.short ?? null,
    summary: spec.summary,
    value: kindOfValue(spec),
    values: spec.values ?? [],
    multiple: spec.multiple === true,
  }));
}

function kindOfValue({ type, value }: OptionSpec): TabledOption['value'] {
  if (type === 'boolean') return null;
  if (value === 'DIR' || value === 'FOLDER') return 'folder';
  return value === 'FILE' ? 'file' : 'text';
}

/** Returns how a user types an option: `--help`, `-h`. */
export function spelled({ name, short }: TabledOption): string[] {
  return [`--${name}`, ...(short === null ? [] : [`-${short}`])];
}
