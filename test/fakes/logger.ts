import type { Logger } from '../../electron/core/platform/ports.ts';

/** Keeps what was logged. */
export function createFakeLogger(): Logger & { readonly lines: readonly string[] } {
  const lines: string[] = [];
  return {
    lines,
    info: (message) => void lines.push(`info ${message}`),
    warn: (message) => void lines.push(`warn ${message}`),
  };
}
