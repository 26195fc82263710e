import type { Command } from '../run/command.ts';
import { load } from '../run/load.ts';
import { isOffered } from '../views/codex-view.ts';
import { localeContextOf } from '../views/locale-context.ts';
import { statusView } from '../views/status-view.ts';
import { noWords } from './no-words.ts';

export const statusCommand: Command = {
  name: 'status',
  synopsis: '',
  summary: 'Show limits, sessions, tokens, analytics, OpenTelemetry and findings',
  options: {},
  examples: [
    { line: 'status', summary: 'Everything on one page' },
    { line: 'status --json | jq .limits.binding', summary: 'The limit that binds, for a script' },
  ],
  prepare(words) {
    noWords('status', words);
    return async (session) => {
      const snapshot = await load(session);
      if (session.json) await session.printJson(snapshot);
      else {
        await session.printLines(statusView(snapshot, localeContextOf(session)));
        if (isOffered(snapshot.findings)) await session.glance.codexOffered();
      }
      return 0;
    };
  },
};
