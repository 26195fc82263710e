/**
 * Characters that JSON takes as they are and that do something to a terminal or to the order of what is read:
 * C1 controls and DEL, line separators, marks that turn the writing direction, and invisible tags.
 */
const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f]|\udb40[\udc00-\udc7f]/g;

/** A document as JSON that is safe to print: the same document, with such characters as `\u` escapes. */
export function safeJson(document: unknown, indent?: number): string {
  return JSON.stringify(document, null, indent).replace(UNSAFE, escaped);
}

function escaped(characters: string): string {
  let text = '';
  for (let at = 0; at < characters.length; at++) {
    text += `\\u${characters.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }
  return text;
}
