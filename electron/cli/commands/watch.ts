import { throttleLatest } from '../../core/async/throttle-latest.ts';
import { keepYoungHeapSmall } from '../../core/platform/young-heap.ts';
import { safeJson } from '../../core/views/report/safe-json.ts';
import { MINUTE_MS } from '../../shared/durations.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Command } from '../run/command.ts';
import type { CommandContext } from '../run/command-context.ts';
import { openScreen } from '../terminal/screen.ts';
import { workUntilStopped } from '../terminal/until-stopped.ts';
import { localeContextOf } from '../views/locale-context.ts';
import { statusView } from '../views/status-view.ts';
import { noWords } from './no-words.ts';

/** At most one line in this many milliseconds; changes in between are taken together. */
const SPACING_MS = 50;

export const watchCommand: Command = {
  name: 'watch',
  synopsis: '',
  summary: 'Show the status on every change: live in a terminal, else a document a line',
  options: {},
  examples: [
    { line: 'watch', summary: 'The live view' },
    { line: 'watch --json | jq -c .usage.today.tokens', summary: "Today's tokens, a line a change" },
  ],
  details: ['Into a pipe or with --json each line is one whole status document. Ctrl-C ends it.'],
  prepare(words) {
    noWords('watch', words);
    return async (session) => {
      const { stdout } = session.terminal;
      if (stdout.isTTY && !session.json) await followOnScreen(session);
      else await follow(session, (snapshot) => stdout.write(`${safeJson(snapshot)}\n`));
      return 0;
    };
  },
};

async function followOnScreen(session: CommandContext): Promise<void> {
  const { terminal, glance } = session;
  const screen = await openScreen(terminal.stdout);
  const draw = (snapshot: Snapshot) =>
    screen.draw(session.toText(statusView(snapshot, localeContextOf(session))).split('\n'));
  const stopResizing = terminal.stdout.onResize(() => void draw(glance.store.getState()));
  // Ages and countdowns on the screen grow old by themselves.
  let cancelMinute = () => {};
  const everyMinute = () => {
    cancelMinute = terminal.clock.after(MINUTE_MS, () => {
      void draw(glance.store.getState());
      everyMinute();
    });
  };
  everyMinute();
  try {
    await follow(session, draw);
  } finally {
    cancelMinute();
    stopResizing();
    await screen.close();
  }
}

/** Shows the Snapshot now and on each change, until stopped. */
async function follow(
  { terminal, glance }: CommandContext,
  show: (snapshot: Snapshot) => Promise<void>,
): Promise<void> {
  const stop = terminal.listenForStop();
  let shown = false;
  const passer = throttleLatest<Snapshot>(terminal.clock, SPACING_MS, (snapshot) => {
    shown = true;
    return show(snapshot);
  });
  const unsubscribe = glance.store.subscribe((snapshot) => passer.push(snapshot));
  try {
    const start = async () => {
      keepYoungHeapSmall();
      await glance.start();
      if (!shown) passer.push(glance.store.getState());
    };
    await workUntilStopped(stop.signal, start());
  } finally {
    unsubscribe();
    passer.stop();
    stop.release();
  }
}
