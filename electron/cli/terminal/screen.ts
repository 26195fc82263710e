import type { Output } from './terminal.ts';

/** A whole terminal that is drawn over and over and given back as it was. */
export interface Screen {
  draw(lines: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

const ENTER = '\u001b[?1049h\u001b[?25l\u001b[2J';
const LEAVE = '\u001b[?25h\u001b[?1049l';
const HOME = '\u001b[H';
const CLEAR_LINE = '\u001b[K';
const CLEAR_BELOW = '\u001b[J';
const NO_WRAP = '\u001b[?7l';
const WRAP = '\u001b[?7h';

/** Switches to the alternate screen. Lines that do not fit are cut at the right and at the bottom. */
export async function openScreen(output: Output): Promise<Screen> {
  await output.write(ENTER + NO_WRAP);
  return {
    draw(lines) {
      const rows = lines.slice(0, output.rows ?? lines.length);
      // Drawn over instead of cleared first, so that nothing flickers.
      return output.write(`${HOME}${rows.map((line) => line + CLEAR_LINE).join('\r\n')}${CLEAR_BELOW}`);
    },
    close: () => output.write(WRAP + LEAVE),
  };
}
