import type { ReactNode } from 'react';

/** Sets what stands between backticks as code: keys, file names and commands. A backtick without its pair stays. */
export function withCode(text: string): ReactNode {
  const parts = text.split('`');
  if (parts.length === 1 || parts.length % 2 === 0) return text;
  return parts.map((part, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other name.
    at % 2 === 1 ? <code key={at}>{part}</code> : part,
  );
}
