import { type Figure, judge, type Line, type Measurement } from '../table/figure.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { cyclePopover, sendOtherNumbers } from './cycles.ts';
import { type Heap, mainHeap, pageHeap } from './heap.ts';
import { measureInShell } from './popover-shell.ts';

/** The heap is compared at its size after the first, when all that is made once has been made. */
const [FIRST, LAST] = [100, 1_000];

const sizeOf = ({ objects, code }: Heap) => objects + code;

/** In MB of 1,000,000 bytes. */
function sizes(before: Heap, after: Heap): string {
  const grown = (part: (heap: Heap) => number) =>
    `${(part(before) / 1e6).toFixed(2)} then ${(part(after) / 1e6).toFixed(2)} MB`;
  return `${grown(sizeOf)}, of it compiled code ${grown(({ code }) => code)}`;
}

const cycles = LAST.toLocaleString('en');
const inPage: Line = {
  name: `Heap of the page after ${cycles} openings`,
  unit: `of after ${FIRST}`,
  goal: 1.05,
  against: 'after garbage was collected; each opening brought a Snapshot with other numbers',
};
const inMain: Line = { ...inPage, name: `Heap of the main process after ${cycles} openings` };

async function measure(bench: Workbench): Promise<Figure[]> {
  return measureInShell(bench, [inPage, inMain], async (shell) => {
    await sendOtherNumbers(shell);
    const look = async () => ({ page: await pageHeap(shell), main: await mainHeap(shell, bench) });
    bench.say(inPage.name);
    await cyclePopover(shell, FIRST);
    const first = await look();
    await cyclePopover(shell, LAST - FIRST);
    const last = await look();
    return [
      judge(
        inPage,
        sizeOf(last.page) / sizeOf(first.page),
        `${sizes(first.page, last.page)}; each opening brought a Snapshot with other numbers, which was painted`,
      ),
      judge(
        inMain,
        sizeOf(last.main) / sizeOf(first.main),
        `${sizes(first.main, last.main)}; without what the stand-in keeps for tests`,
      ),
    ];
  });
}

export const measurements: readonly Measurement[] = [
  { name: 'popover-heap', lines: [inPage, inMain], measure },
];
