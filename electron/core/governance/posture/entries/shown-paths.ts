/** Paths and patterns as they may be shown; what cannot be one by kind and length. */
export function shownPaths(paths: readonly string[]): string[] {
  return paths.map((path) =>
    /^[^\p{Cc}]{1,1024}$/u.test(path) ? path : `[text of ${[...path].length} characters]`,
  );
}
