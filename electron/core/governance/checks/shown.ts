/** Names are the user's own, and may be long or hold anything. */
export function shown(text: string): string {
  return /^[\w.:/@+*~ -]{1,120}$/.test(text) ? text : `[${[...text].length} characters]`;
}

/** Names in a sentence: at most so many. */
export function shownNames(names: readonly string[]): string[] {
  const most = 8;
  const first = names.slice(0, most).map(shown);
  return names.length > most ? [...first, `+${names.length - most}`] : first;
}
