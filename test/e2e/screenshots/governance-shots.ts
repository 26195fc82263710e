import { deskOf, type Shot, widths } from './shot.ts';

const looks = ['plain', 'forced'] as const;

/** What the README shows of governance. */
export const publishedGovernance: readonly Shot[] = [
  { sample: 'filled', file: 'governance-checks', height: 720, place: '#checks' },
  { sample: 'filled', file: 'governance-changes', height: 720, place: '#drift' },
  { sample: 'filled', file: 'governance-coverage', height: 720, place: '#compliance' },
];

/** A policy in the overview and in the settings. */
export const policyShots: readonly Shot[] = widths.flatMap((width): readonly Shot[] => [
  {
    sample: 'filled',
    file: `policy-${width}-overview`,
    ...deskOf(width),
    policy: 'enterprise',
  },
  {
    sample: 'filled',
    file: `policy-${width}-settings`,
    height: 'full',
    width,
    policy: '/home/ada/code/codex-glance-policy.toml',
    place: '#settings',
  },
]);

/** What changed since the baseline, nothing, and no baseline; as a table too. */
export const governanceShots: readonly Shot[] = widths.flatMap((width): readonly Shot[] => [
  ...looks.map(
    (look): Shot => ({
      sample: 'filled',
      file: `drift-${width}${look === 'plain' ? '' : `-${look}`}`,
      ...deskOf(width),
      place: '#drift',
      look,
    }),
  ),
  {
    sample: 'filled',
    file: `drift-${width}-none`,
    ...deskOf(width),
    place: '#drift',
    drift: 'none',
  },
  {
    sample: 'filled',
    file: `drift-${width}-same`,
    ...deskOf(width),
    place: '#drift',
    drift: 'same',
  },
  {
    sample: 'filled',
    file: `drift-${width}-table`,
    ...deskOf(width),
    place: '#drift',
    press: ({ footer }) => [footer.settings === 'Settings' ? 'Table' : 'Tabelle'],
  },
]);
