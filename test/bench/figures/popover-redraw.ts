import { type Figure, judge, type Measurement } from '../figure.ts';
import { measureInShell, type Planned } from '../popover/popover-shell.ts';
import { countTouched } from '../popover/touched.ts';
import type { Workbench } from '../workbench.ts';

const ROUNDS = 50;

const touched: Planned = { name: 'Nodes touched outside the one changed session', unit: 'nodes', goal: 0 };
const moved: Planned = { name: 'Boxes moved by one changed session', unit: 'boxes', goal: 0 };

async function measure(bench: Workbench): Promise<Figure[]> {
  return measureInShell(bench, [touched, moved], async (shell) => {
    bench.say(touched.name);
    const { inside, outside, boxes, shifts } = await countTouched(shell, ROUNDS);
    if (inside === 0) throw new Error('The changed session was not drawn.');
    return [
      judge({
        ...touched,
        value: outside,
        detail: `${ROUNDS} Snapshots in which one live session used more, told by a MutationObserver in Chromium; ${inside} nodes touched in its row`,
      }),
      judge({
        ...moved,
        value: boxes + shifts,
        detail:
          'by the same Snapshots, on the whole page: elements elsewhere or of another size, and layout shifts as Chromium tells them; a number itself may be wider than the last',
      }),
    ];
  });
}

export const figures: readonly Measurement[] = [{ name: 'popover-redraw', measure }];
