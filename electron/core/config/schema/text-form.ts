import { violationMessage } from '../../../shared/messages/en/config/violation.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { TextForm } from './rule.ts';

/** Returns true where a text has the form that Codex asks for at a key. */
export function hasForm(text: string, form: TextForm): boolean {
  switch (form) {
    case 'not-empty':
      return text !== '';
    case 'not-blank':
      return text.trim() !== '';
    case 'absolute':
      return isAbsolute(text);
    case 'absolute-or-home':
      return isAbsolute(text) || text === '~' || /^~[\\/]/.test(text);
    case 'keybinding':
      return isKeybinding(text);
  }
}

/** Returns the form in words that follow "must be". */
export function formMessage(form: TextForm): Message {
  switch (form) {
    case 'not-empty':
    case 'not-blank':
      return violationMessage('violation.kind.not-empty');
    case 'absolute':
    case 'absolute-or-home':
      return violationMessage('violation.kind.absolute');
    case 'keybinding':
      return violationMessage('violation.kind.keybinding');
  }
}

function isAbsolute(text: string): boolean {
  return /^(?:[\\/]|[A-Za-z]:[\\/])/.test(text);
}

const modifiers: ReadonlyMap<string, string> = new Map([
  ['ctrl', 'ctrl'],
  ['control', 'ctrl'],
  ['alt', 'alt'],
  ['option', 'alt'],
  ['shift', 'shift'],
  ['cmd', 'super'],
  ['command', 'super'],
  ['super', 'super'],
]);

const keyNames =
  /^(?:enter|return|esc|escape|tab|backspace|delete|del|up|down|left|right|home|end|space|minus|page-?up|pgup|page-?down|pgdn|[!-,./-~])$/;

/** Keys by their names, each with modifiers at most once, as Codex 0.171.0 reads them. */
function isKeybinding(text: string): boolean {
  const chords = text.trim().toLowerCase().split(/\s+/);
  return chords.length <= 2 && chords.every(isChord);
}

function isChord(chord: string): boolean {
  const parts = chord.split('-').filter((part) => part !== '');
  const seen = new Set<string>();
  let at = 0;
  for (; at < parts.length; at += 1) {
    const modifier = modifiers.get(parts[at] ?? '');
    if (modifier === undefined) break;
    if (seen.has(modifier)) return false;
    seen.add(modifier);
  }
  const key = parts.slice(at).join('-');
  const number = /^f\+?0*(\d+)$/.exec(key)?.[1];
  if (number !== undefined && Number(number) >= 1 && Number(number) <= 24) return true;
  return keyNames.test(key);
}
