import type { CommandContext } from '../run/command-context.ts';
import { homePath } from '../text/names.ts';
import type { LocaleContext } from './view.ts';

/** Returns the reader of this session, now. */
export function localeContextOf({ format, terminal }: CommandContext): LocaleContext {
  return {
    format,
    now: terminal.clock.now(),
    columns: terminal.stdout.columns,
    pathName: homePath(terminal.homeDir),
  };
}
