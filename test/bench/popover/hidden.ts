import { setTimeout as pause } from 'node:timers/promises';
import { type Figure, judge, type Line, type Measurement } from '../table/figure.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { fastTime } from './fast-time.ts';
import { countMessages, countToolTips } from './messages.ts';
import { measureInShell, until } from './popover-shell.ts';

/** The time of the app passes so many times as fast. */
const TIMES = 20;
const MINUTES = 10;
/** So often a session grows meanwhile. */
const CHANGES = 120;

const hidden: Line = {
  name: `Messages to the page, hidden for ${MINUTES} min`,
  unit: 'messages',
  goal: 0,
  against: `${CHANGES} responses written meanwhile; the time of the app passes ${TIMES} times as fast`,
};

async function measure(bench: Workbench): Promise<Figure[]> {
  const env = { NODE_OPTIONS: fastTime(TIMES) };
  return measureInShell(
    bench,
    [hidden],
    async (shell) => {
      bench.say(hidden.name);
      const appNow = () => shell.app.evaluate(() => Date.now());
      await shell.hide();
      const messages = await countMessages(shell);
      const toolTips = await countToolTips(shell);
      const began = await appNow();
      for (let change = 0; change < CHANGES; change++) {
        shell.home.grow(await appNow());
        await pause((MINUTES * 60_000) / TIMES / CHANGES);
      }
      const passed = ((await appNow()) - began) / 60_000;
      const changes = await toolTips();
      const { sent, arrived } = await messages();
      if (passed < MINUTES || changes < 10) throw new Error('The time or the Snapshots stood still.');
      await shell.open();
      await until('the page to be told when it is shown again', async () => (await messages()).arrived > 0);
      return [
        judge(
          hidden,
          sent + arrived,
          `sent by the main process or come to the page, ${CHANGES} responses written and the tray told of them ${changes} times meanwhile; the app's time ran ${TIMES} times as fast`,
        ),
      ];
    },
    env,
  );
}

export const measurements: readonly Measurement[] = [{ name: 'popover-hidden', lines: [hidden], measure }];
