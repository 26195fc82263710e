import { wrongUsage } from '../terminal/cli-error.ts';
import type { Line } from '../text/lines.ts';
import type { CommandContext } from './command-context.ts';

/** What a command wants to do, for a person to confirm. */
export interface Confirmation {
  /** Shows what would be done. */
  readonly plan: () => Promise<readonly Line[]>;
  /** Such as `Remove them?`. */
  readonly question: string;
  /** What is said where nobody can answer. */
  readonly refusal: string;
}

/**
 * Shows what would be done and asks. True for yes.
 *
 * @throws CliError with exit code 2 where nobody can answer.
 */
export async function confirm(
  session: CommandContext,
  { plan, question, refusal }: Confirmation,
): Promise<boolean> {
  const { terminal, json } = session;
  const answer = Promise.withResolvers<string>();
  const canAnswer = !json && terminal.stderr.isTTY;
  const release = canAnswer ? terminal.listenForKeys(answer.resolve) : null;
  if (release === null) throw wrongUsage('not-confirmed', refusal);
  try {
    await session.printLines(await plan());
    await terminal.stderr.write(`${question} [y/N] `);
    const key = await answer.promise;
    await terminal.stderr.write('\n');
    return key.toLowerCase() === 'y';
  } finally {
    release();
  }
}
