import type { GlanceSection } from '../../../electron/shared/glance-sections.ts';

/** A block of the dashboard: one of the overview, or one that comes with it because there is room. */
export type DeskBlock = GlanceSection | 'hours' | 'month' | 'sessions';

/** A cell of the dashboard's grid: the name that its styles use, and its blocks from top to bottom. */
export interface Cell {
  readonly name: string;
  readonly parts: readonly DeskBlock[];
}

/** The cell of each block of the overview. */
const cellOf: Record<GlanceSection, string> = {
  limits: 'now',
  now: 'now',
  tokens: 'tokens',
  leaves: 'leaves',
  reports: 'leaves',
  days: 'days',
  models: 'models',
  findings: 'findings',
};

/** The cells of the blocks that are chosen: each where its first block stands, its blocks in their order. */
export function cellsOf(sections: readonly GlanceSection[]): readonly Cell[] {
  const cells = new Map<string, DeskBlock[]>();
  const put = (name: string, block: DeskBlock) => {
    const parts = cells.get(name);
    if (parts === undefined) cells.set(name, [block]);
    else parts.push(block);
  };
  // The hours are the last of three that fill two rows together, whatever their order.
  const last = sections.filter((section) => section === 'days' || section === 'models').at(-1);
  for (const section of sections) {
    put(cellOf[section], section);
    if (section === 'models') put('models', 'month');
    if (section === last && sections.includes('days')) put('hours', 'hours');
  }
  if (sections.includes('now')) put('sessions', 'sessions');
  return [...cells].map(([name, parts]) => ({ name, parts }));
}
