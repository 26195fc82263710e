import { PolicyError } from '../../core/governance/policy/policy-error.ts';
import { CliError } from '../terminal/cli-error.ts';

/** Throws the failure of a policy as one of the command line, and any other as it is. */
export function toPolicyError(error: unknown): never {
  if (error instanceof PolicyError) throw new CliError(3, 'invalid-policy', error.message, error.file);
  throw error;
}
