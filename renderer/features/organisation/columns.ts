import type { ReactNode } from 'react';

/** A block of the report, and about how high it is, in rem. */
export interface ReportBlock {
  readonly key: string;
  readonly height: number;
  readonly content: ReactNode;
}

/** Puts each block into the column that ends higher up, so that neither ends far above the other. */
export function inColumns(blocks: readonly ReportBlock[]): readonly (readonly ReportBlock[])[] {
  const columns: { height: number; readonly blocks: ReportBlock[] }[] = [
    { height: 0, blocks: [] },
    { height: 0, blocks: [] },
  ];
  for (const block of blocks) {
    const [first, second] = columns;
    const column =
      first !== undefined && second !== undefined && second.height < first.height ? second : first;
    column?.blocks.push(block);
    if (column !== undefined) column.height += block.height;
  }
  return columns.map((column) => column.blocks);
}
