/** A key as a terminal sends it; letters as themselves. */
export type Key =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'page-up'
  | 'page-down'
  | 'home'
  | 'end'
  | 'tab'
  | 'back-tab'
  | 'escape'
  | 'interrupt'
  | 'suspend'
  | (string & {});

const ESCAPE = '\u001b';

/** What follows the escape sign, in the forms that terminals send. */
const sequences: Readonly<Record<string, Key>> = {
  '[A': 'up',
  '[B': 'down',
  '[C': 'right',
  '[D': 'left',
  OA: 'up',
  OB: 'down',
  OC: 'right',
  OD: 'left',
  '[5~': 'page-up',
  '[6~': 'page-down',
  '[H': 'home',
  '[F': 'end',
  OH: 'home',
  OF: 'end',
  '[1~': 'home',
  '[4~': 'end',
  '[Z': 'back-tab',
};

const controls: Readonly<Record<string, Key>> = {
  '\u0003': 'interrupt',
  '\u001a': 'suspend',
  '\t': 'tab',
};

/** Returns the keys in a piece of input; a sequence that is not known is none. */
export function keysIn(input: string): Key[] {
  const keys: Key[] = [];
  for (let at = 0; at < input.length; ) {
    const letter = input[at] ?? '';
    if (letter !== ESCAPE) {
      keys.push(controls[letter] ?? letter);
      at += 1;
      continue;
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
    const sequence = /^\u001b(\[[0-9;?]*[ -/]*[@-~]|O[A-Za-z])/.exec(input.slice(at));
    if (sequence === null) {
      keys.push('escape');
      at += 1;
      continue;
    }
    const key = sequences[sequence[1] ?? ''];
    if (key !== undefined) keys.push(key);
    at += sequence[0].length;
  }
  return keys;
}
