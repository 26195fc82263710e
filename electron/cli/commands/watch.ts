import { throttleLatest } from '../../core/async/throttle-latest.ts';
import { keepMemorySteady } from '../../core/platform/v8-flags.ts';
import { safeJson } from '../../core/views/report/safe-json.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Command } from '../run/command.ts';
import type { CommandContext } from '../run/command-context.ts';
import { workUntilStopped } from '../terminal/until-stopped.ts';
import { noWords } from './no-words.ts';
import { openWatchScreen } from './watch-screen.ts';

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
  details: [
    'In a terminal it fills the screen: the four facts on the first view, more on the others. q quits, arrows or 1 to 6 change the view and scroll, p hides what is private, r reads again.',
    'Into a pipe, with --json or in a terminal that cannot be drawn on, each line is one whole status document. Ctrl-C ends it.',
  ],
  prepare(words) {
    noWords('watch', words);
    return async (session) => {
      const { stdout, env } = session.terminal;
      if (stdout.isTTY && !session.json && env.TERM !== 'dumb') await followOnScreen(session);
      else await follow(session, (snapshot) => stdout.write(`${safeJson(snapshot)}\n`));
      return 0;
    };
  },
};

async function followOnScreen(session: CommandContext): Promise<void> {
  const quit = new AbortController();
  const screen = await openWatchScreen(session, () => quit.abort());
  try {
    await follow(session, screen.draw, quit.signal);
  } finally {
    await screen.close();
  }
}

/** Shows the Snapshot now and on each change, until stopped. */
async function follow(
  { terminal, glance }: CommandContext,
  show: (snapshot: Snapshot) => Promise<void>,
  quit?: AbortSignal,
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
      keepMemorySteady();
      await glance.start();
      if (!shown) passer.push(glance.store.getState());
    };
    await workUntilStopped(quit ? AbortSignal.any([stop.signal, quit]) : stop.signal, start());
  } finally {
    unsubscribe();
    passer.stop();
    stop.release();
  }
}
