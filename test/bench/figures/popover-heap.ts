import { type Figure, judge, type Measurement } from '../figure.ts';
import { cyclePopover, sendOtherNumbers } from '../popover/cycles.ts';
import { type Heap, mainHeap, pageHeap } from '../popover/heap.ts';
import { measureInShell, type Planned } from '../popover/popover-shell.ts';
import type { Workbench } from '../workbench.ts';

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
const inPage: Planned = {
  name: `Heap of the page after ${cycles} openings`,
  unit: `of after ${FIRST}`,
  goal: 1.05,
};
const inMain: Planned = { ...inPage, name: `Heap of the main process after ${cycles} openings` };

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
      judge({
        ...inPage,
        value: sizeOf(last.page) / sizeOf(first.page),
        detail: `${sizes(first.page, last.page)}; each opening brought a Snapshot with other numbers, which was painted`,
      }),
      judge({
        ...inMain,
        value: sizeOf(last.main) / sizeOf(first.main),
        detail: `${sizes(first.main, last.main)}; without what the stand-in keeps for tests`,
      }),
    ];
  });
}

export const figures: readonly Measurement[] = [{ name: 'popover-heap', measure }];
