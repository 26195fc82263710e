/** The text with a capital at its beginning. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The text without a full stop at its end. */
export function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}

/** The text without a capital at its beginning. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
