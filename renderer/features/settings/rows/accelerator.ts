/** What a key event tells of the keys that are held. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

/** What a key press means while a shortcut is recorded. */
export type Recorded =
  /** Modifiers alone, so far. */
  | { readonly state: 'held'; readonly parts: readonly string[] }
  | { readonly state: 'refused'; readonly reason: 'lacksModifier' | 'unusable' }
  /** In the form of Electron. */
  | { readonly state: 'done'; readonly accelerator: string };

/** Keys whose names differ from those of the page. Others that have a name there are alike in both. */
const named: Readonly<Record<string, string>> = {
  ' ': 'Space',
  Enter: 'Return',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  '+': 'Plus',
};
const alike = new Set(['Home', 'End', 'PageUp', 'PageDown', 'Insert', 'Delete', 'Backspace', 'Tab']);
const modifiers = new Set(['Control', 'Alt', 'AltGraph', 'Shift', 'Meta']);

/**
 * A key press as an accelerator.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/keyboard-shortcuts#accelerators
 */
export function recordKey(press: KeyPress, isMac: boolean): Recorded {
  const parts = [
    ...(press.ctrlKey ? ['Control'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.shiftKey ? ['Shift'] : []),
    ...(press.metaKey ? [isMac ? 'Command' : 'Super'] : []),
  ];
  if (modifiers.has(press.key)) return { state: 'held', parts };
  const key = keyName(press);
  if (key === null) return { state: 'refused', reason: 'unusable' };
  // Without a modifier it would be taken away from every other program.
  const isFree = press.ctrlKey || press.altKey || press.metaKey || /^F\d+$/.test(key);
  if (!isFree) return { state: 'refused', reason: 'lacksModifier' };
  return { state: 'done', accelerator: [...parts, key].join('+') };
}

function keyName({ key, code }: KeyPress): string | null {
  // As the layout has it; with Alt it may write another character, and then the place of the key tells.
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  const place = /^(?:Key([A-Z])|Digit(\d))$/.exec(code);
  if (place !== null) return place[1] ?? place[2] ?? null;
  if (/^F(?:[1-9]|1\d|2[0-4])$/.test(key) || alike.has(key)) return key;
  const name = named[key];
  if (name !== undefined) return name;
  return /^[!-~]$/.test(key) ? key : null;
}

const signs: Readonly<Record<string, string>> = {
  Control: '⌃',
  Alt: '⌥',
  Option: '⌥',
  Shift: '⇧',
  Command: '⌘',
  Cmd: '⌘',
};

/** The keys of an accelerator as they are written on the keyboard. A file may hold any that Electron takes. */
export function keyCaps(accelerator: string, isMac: boolean): readonly string[] {
  return accelerator.split('+').map((part) => {
    if (isMac) return signs[part === 'CommandOrControl' || part === 'CmdOrCtrl' ? 'Command' : part] ?? part;
    if (part === 'Control' || part === 'CommandOrControl' || part === 'CmdOrCtrl') return 'Ctrl';
    return part === 'Plus' ? '+' : part;
  });
}
