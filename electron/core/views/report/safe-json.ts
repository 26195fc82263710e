import { isMessage } from '../../../shared/messages/message.ts';

/**
 * Characters that JSON allows and that affect a terminal or the reading order: C1 controls and DEL, line separators,
 * direction marks, and invisible tags.
 */
const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f]|\udb40[\udc00-\udc7f]/g;

/**
 * Writes a document as JSON that is safe to print: the same document, with such characters as `\u` escapes and each
 * message as its English text.
 */
export function safeJson(document: unknown, indent?: number): string {
  return JSON.stringify(inEnglish(document), null, indent).replace(UNSAFE, escaped);
}

function escaped(characters: string): string {
  let text = '';
  for (let at = 0; at < characters.length; at++) {
    text += `\\u${characters.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }
  return text;
}

/** Replaces each message by its text; returns the same object where there is none. */
function inEnglish(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? objectInEnglish(value) : value;
}

/** A document has thousands of members, and hardly any is a message: nothing is made for the others. */
function objectInEnglish(value: object): unknown {
  if (isMessage(value)) return value.text;
  const members = value as Record<string, unknown>;
  let copy: Record<string, unknown> | null = null;
  for (const name of Object.keys(value)) {
    const member = members[name];
    if (typeof member !== 'object' || member === null) continue;
    const said = objectInEnglish(member);
    if (said === member) continue;
    copy ??= Array.isArray(value) ? ([...value] as unknown as Record<string, unknown>) : { ...members };
    copy[name] = said;
  }
  return copy ?? value;
}
