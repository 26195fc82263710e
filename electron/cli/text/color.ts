export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'cyan' | 'inverse';

export interface ColorChoice {
  /** `--no-color` was given. */
  readonly refused: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTTY: boolean;
}

/**
 * Returns whether to use colour: the option decides, then FORCE_COLOR, then NO_COLOR, then whether a terminal shows
 * it.
 */
export function decideColor({ refused, env, isTTY }: ColorChoice): boolean {
  if (refused) return false;
  if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR);
  if (env.NO_COLOR) return false;
  return isTTY && env.TERM !== 'dumb';
}

/** Select Graphic Rendition codes: start and end. */
const codes: Record<Style, readonly [number, number]> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
  inverse: [7, 27],
};

/** Wraps a text in the escape sequences of a style. */
export function paint(text: string, style: Style): string {
  const [start, end] = codes[style];
  return text === '' ? '' : `\u001b[${start}m${text}\u001b[${end}m`;
}
