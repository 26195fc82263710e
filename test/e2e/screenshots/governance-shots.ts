import type { Shot } from './shot.ts';

const looks = ['plain', 'forced'] as const;

/** A desk is no taller than a screen. */
const heightAt = (width: number) => (width < 900 ? 'full' : 900);

/** What changed since the baseline, nothing, and no baseline; as a table too. */
export const governanceShots: readonly Shot[] = [360, 900, 1280].flatMap((width): readonly Shot[] => [
  ...looks.map(
    (look): Shot => ({
      sample: 'filled',
      file: `drift-${width}${look === 'plain' ? '' : `-${look}`}`,
      height: heightAt(width),
      width,
      place: '#drift',
      look,
    }),
  ),
  {
    sample: 'filled',
    file: `drift-${width}-none`,
    height: heightAt(width),
    width,
    place: '#drift',
    drift: 'none',
  },
  {
    sample: 'filled',
    file: `drift-${width}-same`,
    height: heightAt(width),
    width,
    place: '#drift',
    drift: 'same',
  },
  {
    sample: 'filled',
    file: `drift-${width}-table`,
    height: heightAt(width),
    width,
    place: '#drift',
    press: ({ footer }) => [footer.settings === 'Settings' ? 'Table' : 'Tabelle'],
  },
]);
