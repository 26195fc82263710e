import type { Shot } from './shot.ts';

const place = '#organisation';
const of = { height: 'full', place } as const;

/** The organisation: all set, little given, off and failing; in the overview, by week over two years, and hidden. */
export const organisationShots: readonly Shot[] = [
  ...[360, 900, 1280, 1680].flatMap((width): readonly Shot[] => [
    { ...of, sample: 'organisation', file: `organisation-${width}`, width },
    { ...of, sample: 'organisation', file: `organisation-${width}-sparse`, width, organisation: 'sparse' },
    { ...of, sample: 'filled', file: `organisation-${width}-off`, width },
    { ...of, sample: 'organisation-failing', file: `organisation-${width}-failing`, width },
  ]),
  { ...of, sample: 'organisation', file: 'organisation-360-forced', look: 'forced' },
  { ...of, sample: 'organisation', file: 'organisation-1280-forced', width: 1280, look: 'forced' },
  {
    ...of,
    sample: 'organisation',
    file: 'organisation-1280-years',
    width: 1280,
    organisation: 'large',
    press: ({ footer }) => [footer.settings === 'Settings' ? '2 years' : '2 Jahre'],
  },
  {
    ...of,
    sample: 'organisation',
    file: 'organisation-1280-credits',
    width: 1280,
    press: () => ['Credits'],
  },
  { sample: 'organisation', file: 'organisation-popover', height: 520 },
];
