import { type Figure, judge, type Measurement } from '../figure.ts';
import { cyclePopover, sendOtherNumbers, warmUp } from '../popover/cycles.ts';
import { mainHeap, pageHeap } from '../popover/heap.ts';
import { measureInShell, type Planned } from '../popover/popover-shell.ts';
import type { Workbench } from '../workbench.ts';

/** The heap is compared at its size after the first, when all that is made once has been made. */
const [FIRST, LAST] = [100, 1_000];

/** Painted before all. */
const SNAPSHOTS = 1_500;

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
    const look = async () => ({ page: await pageHeap(shell), main: await mainHeap(shell) });
    bench.say(inPage.name);
    await warmUp(shell, SNAPSHOTS);
    await cyclePopover(shell, FIRST);
    const first = await look();
    await cyclePopover(shell, LAST - FIRST);
    const last = await look();
    const sizes = (before: number, after: number) =>
      `${(before / 1e6).toFixed(2)} MB, then ${(after / 1e6).toFixed(2)} MB, each after garbage was collected`;
    return [
      judge({
        ...inPage,
        value: last.page / first.page,
        detail: `${sizes(first.page, last.page)}; each opening brought a Snapshot with other numbers, which was painted, as were ${SNAPSHOTS.toLocaleString('en')} before them, so that V8 had compiled what it compiles`,
      }),
      judge({
        ...inMain,
        value: last.main / first.main,
        detail: `${sizes(first.main, last.main)}; without what the stand-in keeps for tests`,
      }),
    ];
  });
}

export const figures: readonly Measurement[] = [{ name: 'popover-heap', measure }];
