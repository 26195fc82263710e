import type { Measurement } from './table/figure.ts';

/** Modules with `export const measurements`, in the order of the table. */
const TABLE = [
  'scan/first-scan',
  'scan/versions',
  'scan/restart',
  'follow/check',
  'follow/statusline',
  'follow/append',
  'follow/idle',
  'scan/peak-memory',
  'follow/soak',
  'faults/damage',
  'faults/kills',
  'faults/edits-raced',
  'follow/watch-load',
  'codex/leaves',
  'codex/probe-requests',
  'limits/projection',
  'fleet/report',
  'export/delivery',
  'export/first',
  'organisation/pull',
  'organisation/open',
];

/** What is measured on request: sizes and times of single parts, on which no line of the table rests. */
const PARTS = [
  'scan/large-lines',
  'scan/cost',
  'follow/append-cost',
  'codex/probe',
  'codex/differential',
  'popover/paint',
  'popover/size',
  'popover/redraw',
  'popover/hidden',
  'popover/heap-growth',
  'desk/sessions-table',
  'desk/organisation-view',
];

async function load(paths: readonly string[]): Promise<Measurement[]> {
  const modules = paths.map(async (path) => {
    const module = (await import(`./${path}.ts`)) as { readonly measurements: readonly Measurement[] };
    return module.measurements;
  });
  return (await Promise.all(modules)).flat();
}

/** Loads what the table is made of. */
export const loadTable = (): Promise<Measurement[]> => load(TABLE);

/** Loads the rest. */
export const loadParts = (): Promise<Measurement[]> => load(PARTS);
