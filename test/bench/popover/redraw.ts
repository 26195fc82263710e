import { type Figure, judge, type Line, type Measurement } from '../table/figure.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { measureInShell } from './popover-shell.ts';
import { countTouched } from './touched.ts';

const ROUNDS = 50;

const touched: Line = {
  name: 'Nodes touched outside the one changed session',
  unit: 'nodes',
  goal: 0,
  against: `${ROUNDS} Snapshots in which one live session used more`,
};
const moved: Line = {
  name: 'Boxes moved by one changed session',
  unit: 'boxes',
  goal: 0,
  against: 'the same Snapshots, on the whole page',
};

async function measure(bench: Workbench): Promise<Figure[]> {
  return measureInShell(bench, [touched, moved], async (shell) => {
    bench.say(touched.name);
    const { inside, outside, boxes, shifts } = await countTouched(shell, ROUNDS);
    if (inside === 0) throw new Error('The changed session was not drawn.');
    return [
      judge(
        touched,
        outside,
        `${ROUNDS} Snapshots in which one live session used more, told by a MutationObserver in Chromium; ${inside} nodes touched in its row`,
      ),
      judge(
        moved,
        boxes + shifts,
        'by the same Snapshots, on the whole page: elements elsewhere or of another size, and layout shifts as Chromium tells them; a number itself may be wider than the last',
      ),
    ];
  });
}

export const measurements: readonly Measurement[] = [
  { name: 'popover-redraw', lines: [touched, moved], measure },
];
