import type { Session } from './session.ts';
import { homePath } from './text/names.ts';
import type { Reader } from './views/view.ts';

/** The reader of this session, now. */
export function readerOf({ format, terminal }: Session): Reader {
  return {
    format,
    now: terminal.clock.now(),
    columns: terminal.stdout.columns,
    pathName: homePath(terminal.homeDir),
  };
}
