import { rewriteChunks } from './rewrite-chunks.ts';

/**
 * Writes characters beyond ASCII as escapes. V8 reads a source without them a byte a character, and one
 * with a single such character at twice the size.
 */
export function asciiOnly(code: string): string {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Does so in the environments named. Their sources hold such characters in texts only. */
export const asciiOutput = (environments: readonly string[]) =>
  rewriteChunks('ascii-output', environments, asciiOnly);
