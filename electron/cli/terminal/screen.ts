import type { Output } from './terminal.ts';

/** A whole terminal that is drawn over and over and given back as it was. */
export interface Screen {
  /** Lines that do not fit are cut at the right and at the bottom. Only what changed is written. */
  draw(lines: readonly string[]): Promise<void>;
  /** The next draw writes every line: the size changed, or something else wrote. */
  forget(): void;
  /** Gives the terminal back, and takes it again. */
  leave(): Promise<void>;
  enter(): Promise<void>;
  close(): Promise<void>;
}

/** Alternate screen, no cursor, clean, and no line goes over into the next. */
const ENTER = '\u001b[?1049h\u001b[?25l\u001b[2J\u001b[?7l';
const LEAVE = '\u001b[?7h\u001b[?25h\u001b[?1049l';
const CLEAR_LINE = '\u001b[K';
const CLEAR_BELOW = '\u001b[J';
/** Terminals that know these show the lines between them at once. */
const BEGIN = '\u001b[?2026h';
const END = '\u001b[?2026l';

const place = (row: number) => `\u001b[${row + 1};1H`;

/** Switches to the alternate screen, which is left again also where the process ends by a failure. */
export async function openScreen(output: Output): Promise<Screen> {
  let shown: readonly string[] | null = null;
  let release = () => {};
  const screen: Screen = {
    draw(lines) {
      const height = output.rows ?? lines.length;
      const rows = lines.slice(0, height);
      const before = shown;
      shown = rows;
      const changed = rows.map((line, row) =>
        before !== null && before[row] === line ? '' : place(row) + line + CLEAR_LINE,
      );
      const hasBelow = rows.length < height && (before === null || before.length > rows.length);
      const written = changed.join('') + (hasBelow ? place(rows.length) + CLEAR_BELOW : '');
      return written === '' ? Promise.resolve() : output.write(BEGIN + written + END);
    },
    forget() {
      shown = null;
    },
    enter() {
      shown = null;
      release = output.writeAtExit(LEAVE);
      return output.write(ENTER);
    },
    async leave() {
      await output.write(LEAVE);
      release();
    },
    close: () => screen.leave(),
  };
  await screen.enter();
  return screen;
}
