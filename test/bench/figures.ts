import type { Measurement } from './figure.ts';

/** Modules with `export const figures`, in the order of the table. */
const MODULES = [
  'wall-time',
  'versions',
  'latency',
  'idle',
  'append-cost',
  'watch-load',
  'peak-memory',
  'cost',
  'statusline',
  'damage',
  'edits-raced',
  'probe',
  'probe-requests',
  'back-test',
  'differential',
  'leaves',
  'popover-paint',
  'popover-size',
  'popover-redraw',
  'popover-hidden',
  'popover-heap',
];

/** All that can be measured. */
export async function loadMeasurements(): Promise<Measurement[]> {
  const modules = MODULES.map(async (name) => {
    const module = (await import(`./figures/${name}.ts`)) as { readonly figures: readonly Measurement[] };
    return module.figures;
  });
  return (await Promise.all(modules)).flat();
}
