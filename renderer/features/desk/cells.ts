import type { GlanceSection } from '../../../electron/shared/glance/glance-sections.ts';

/** A block that comes with one of the overview because it fits: that one. */
const comesWith = {
  course: 'limits',
  sessions: 'now',
  hours: 'days',
  month: 'models',
  tools: 'models',
  health: 'leaves',
  flow: 'leaves',
} as const satisfies Record<string, GlanceSection>;

type RoomyBlock = keyof typeof comesWith;

/** A block of the dashboard: one of the overview, or one that comes with it. */
export type DeskBlock = GlanceSection | RoomyBlock;

/** A cell of the dashboard's grid: the name that its styles use, and its blocks from top to bottom. */
export interface Cell {
  readonly name: string;
  readonly parts: readonly DeskBlock[];
}

/** The cell of each block; others have one of their own, by their name. */
const cellOf: Partial<Record<DeskBlock, string>> = {
  limits: 'now',
  reports: 'leaves',
  month: 'models',
};

/** Blocks that fill two rows together with those that come with them. */
const charts: readonly GlanceSection[] = ['days', 'models'];

/** What stands above those, and below all others. */
const above: readonly RoomyBlock[] = ['course'];
const below: readonly RoomyBlock[] = ['health', 'tools', 'flow', 'sessions'];

/** The cells of the blocks that are chosen: each where its first block stands, its blocks in their order. */
export function cellsOf(sections: readonly GlanceSection[]): readonly Cell[] {
  const cells = new Map<string, DeskBlock[]>();
  const put = (block: DeskBlock) => {
    const name = cellOf[block] ?? block;
    const parts = cells.get(name);
    if (parts === undefined) cells.set(name, [block]);
    else if (!parts.includes(block)) parts.push(block);
  };
  const putAll = (blocks: readonly RoomyBlock[]) => {
    for (const block of blocks) if (sections.includes(comesWith[block])) put(block);
  };
  // The hours are the last of three that fill two rows together, whatever their order.
  const last = sections.filter((section) => charts.includes(section)).at(-1);
  for (const section of sections) {
    if (charts.includes(section)) putAll(above);
    put(section);
    if (section === 'models') putAll(['month']);
    if (section === last) putAll(['hours']);
  }
  putAll(above);
  putAll(below);
  return [...cells].map(([name, parts]) => ({ name, parts }));
}
