/** A bar has this many steps beyond empty. */
export const STEPS = 8;

/** The level of a bar: 0 (nothing used) to `STEPS` (reached), or unknown. */
export type BarLevel = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 'unknown';

/** `short` is above `long`; `only` is alone; `beside` is `long` next to a mark. */
export type BarName = 'short' | 'long' | 'only' | 'beside';

/**
 * The one thing that the icon says beside its bars, most urgent first.
 *
 * - `alert`: work or trust has stopped: a limit is reached, or something is broken.
 * - `waiting`: a session stands still until a person answers.
 * - `failing`: an OTel export does not arrive.
 * - `runs-out`: a limit most likely ends before its reset.
 * - `warning`: a finding that can wait.
 */
export type Mark = 'alert' | 'waiting' | 'failing' | 'runs-out' | 'warning';

export type TileName = `${BarName}-${BarLevel}` | Mark;

export const barNames: readonly BarName[] = ['short', 'long', 'only', 'beside'];
export const marks: readonly Mark[] = ['alert', 'waiting', 'failing', 'runs-out', 'warning'];
export const barLevels: readonly BarLevel[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 'unknown'];

/** The square tiles of a sheet from left to right. */
export const tileNames: readonly TileName[] = [
  ...barNames.flatMap((bar) => barLevels.map((level): TileName => `${bar}-${level}`)),
  ...marks,
];

/**
 * Edge lengths in pixels for which there is a sheet `meter-<pixels>.png`: 16 for macOS and Windows and 24
 * for Linux, at the scales that these systems offer.
 */
export const tileSizes = [16, 20, 24, 28, 30, 32, 36, 40, 48, 60, 72] as const;
export type TileSize = (typeof tileSizes)[number];

export function sheetFile(size: TileSize): string {
  return `meter-${size}.png`;
}
