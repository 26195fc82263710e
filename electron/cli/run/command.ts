import type { CommandContext, ContextRules } from './command-context.ts';
import type { GivenOptions, OptionSpecs } from './option-specs.ts';

/** 0: done. 1: done, and the answer is negative. */
export type ExitCode = 0 | 1 | 2 | 3;

/** A word that may stand after a command, with what it does. */
export interface CommandWord {
  readonly name: string;
  readonly summary: string;
}

/** A command line as a user types it, without the program's name, and what it is for. */
export interface Example {
  readonly line: string;
  readonly summary: string;
}

export interface Command extends ContextRules {
  readonly name: string;
  /** What stands after the name, such as `[KEY…]`. */
  readonly synopsis: string;
  readonly summary: string;
  /** Options beside the common ones. */
  readonly options: OptionSpecs;
  /** Words that may stand first after the name; none where it takes others, or no words. */
  readonly words?: readonly CommandWord[];
  /** One to three. */
  readonly examples: readonly Example[];
  /** Further words to complete, such as names of keys. */
  readonly completes?: () => readonly string[];
  /** More for `codex-glance NAME --help`. */
  readonly details?: readonly string[];
  /**
   * Checks the words and options before anything is read, and gives what then runs.
   *
   * @throws CliError with exit code 2.
   */
  prepare(words: readonly string[], options: GivenOptions): (session: CommandContext) => Promise<ExitCode>;
}
