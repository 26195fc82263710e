import type { Command } from '../command.ts';
import { load } from '../load.ts';
import { readerOf } from '../reader.ts';
import { isOffered } from '../views/codex-view.ts';
import { statusView } from '../views/status-view.ts';
import { noWords } from './no-words.ts';

export const statusCommand: Command = {
  name: 'status',
  synopsis: '',
  summary: 'Show limits, sessions, tokens, analytics, OpenTelemetry and findings',
  options: {},
  prepare(words) {
    noWords('status', words);
    return async (session) => {
      const snapshot = await load(session);
      if (session.json) await session.printJson(snapshot);
      else {
        await session.printLines(statusView(snapshot, readerOf(session)));
        if (isOffered(snapshot.findings)) await session.glance.codexOffered();
      }
      return 0;
    };
  },
};
