import type { ErrorReport } from '../../shared/commands.ts';

/** 2: wrong usage. 3: something could not be read or written. */
export type FailureCode = 2 | 3;

/** Ends the command with one line on stderr. The message says what is so and what to do. */
export class CliError extends Error {
  readonly exitCode: FailureCode;
  /** Stable, for scripts. */
  readonly code: string;
  readonly file: string | null;

  constructor(exitCode: FailureCode, code: string, message: string, file: string | null = null) {
    super(message);
    this.exitCode = exitCode;
    this.code = code;
    this.file = file;
  }
}

/** Makes the error for wrong usage, with exit code 2. */
export function wrongUsage(code: string, message: string): CliError {
  return new CliError(2, code, message);
}

/** Converts anything thrown to an error that can be reported. Errors of the system name their file. */
export function toCliError(error: unknown): CliError {
  if (error instanceof CliError) return error;
  if (!(error instanceof Error)) return new CliError(3, 'failed', String(error));
  const code = Reflect.get(error, 'code');
  const path = Reflect.get(error, 'path');
  return new CliError(
    3,
    typeof code === 'string' ? code.toLowerCase().replaceAll('_', '-') : 'failed',
    error.message,
    typeof path === 'string' ? path : null,
  );
}

/** Makes the `codex-glance.error/1` document of an error. */
export function errorReport({ code, message, file }: CliError): ErrorReport {
  return { schema: 'codex-glance.error/1', code, message, ...(file === null ? {} : { file }) };
}
