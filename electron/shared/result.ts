/** What crosses a host boundary: an answer, or an error that names its cause. Nothing throws across. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly message: string };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(code: string, message: string): Result<never> {
  return { ok: false, code, message };
}

/** Compile-time proof that a union was handled whole. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${String(value)}`);
}
