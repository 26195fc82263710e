import type { CommandContext } from './command-context.ts';
import type { GivenOptions, OptionSpecs } from './option-specs.ts';

/** 0: done. 1: done, and the answer is negative. */
export type ExitCode = 0 | 1 | 2 | 3;

export interface Command {
  readonly name: string;
  /** What stands after the name, such as `[KEY…]`. */
  readonly synopsis: string;
  readonly summary: string;
  /** Options beside the common ones. */
  readonly options: OptionSpecs;
  /** More for `codex-glance NAME --help`. */
  readonly details?: readonly string[];
  /** True where the settings can be changed while it runs. */
  readonly editsSettings?: boolean;
  /**
   * Checks the words and options before anything is read, and gives what then runs.
   *
   * @throws CliError with exit code 2.
   */
  prepare(words: readonly string[], options: GivenOptions): (session: CommandContext) => Promise<ExitCode>;
}
