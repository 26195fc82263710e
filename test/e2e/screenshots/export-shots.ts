import { deskOf, type Shot, widths } from './shot.ts';

const samples = ['exports-fine', 'exports-failing', 'exports-off', 'exports-elsewhere'] as const;

/** What Glance sends: the first screen, the view with and without targets, and where else targets stand. */
export const exportShots: readonly Shot[] = [
  { sample: 'exports-fine', file: 'exports-popover-fine', height: 520 },
  { sample: 'exports-failing', file: 'exports-popover-failing', height: 520 },
  { sample: 'exports-failing', file: 'exports-popover-view', height: 520, place: '#exports', host: 'tray' },
  ...widths.flatMap((width): readonly Shot[] => [
    ...samples.map(
      (sample): Shot => ({
        sample,
        file: `exports-${width}-${sample.replace('exports-', '')}`,
        ...deskOf(width),
        place: '#exports',
      }),
    ),
    {
      sample: 'filled',
      file: `exports-${width}-none`,
      ...deskOf(width),
      place: '#exports',
    },
    {
      sample: 'exports-fine',
      file: `exports-${width}-tray`,
      height: 'full',
      width,
      place: '#exports',
      host: 'tray',
    },
    {
      sample: 'exports-failing',
      file: `exports-${width}-leaves`,
      height: 'full',
      width,
      place: '#analytics',
    },
    {
      sample: 'exports-failing',
      file: `exports-${width}-forced`,
      height: 'full',
      width,
      place: '#exports',
      look: 'forced',
    },
  ]),
];
