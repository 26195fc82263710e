import type { EditReport, RunningCodex } from '../../shared/edit.ts';
import { textOf } from '../../shared/messages/message.ts';
import { heading, indent, type Line, type Style, styled } from '../text/lines.ts';
import { wrap } from '../text/wrap.ts';
import type { LocaleContext } from './view.ts';

const titles: Record<EditReport['action'], string> = {
  off: 'Switch analytics off',
  on: 'Switch analytics on',
  undo: 'Undo the last edit',
};

/** What an edit would write where, and what follows. Shown before anything is written; `only` where nothing will be. */
export function editPlanView(plan: EditReport, context: LocaleContext, only: boolean): Line[] {
  const { action, file, diff, paste, consequences } = plan;
  return [
    heading(titles[action], noteOf(plan, only)),
    indent([styled(context.pathName(file), 'dim')]),
    ...diffLines(diff),
    ...verdict(plan, context),
    ...(paste === null
      ? []
      : [[], heading('Paste these lines'), ...paste.split('\n').map((line) => indent([line]))]),
    ...(consequences.length === 0
      ? []
      : [[], heading('What follows'), ...consequences.flatMap((text) => item(textOf(text), context))]),
    ...runningView(plan.running, context),
  ];
}

function noteOf({ changed, paste }: EditReport, only: boolean): string | null {
  if (!changed) return paste === null ? 'nothing to change' : null;
  return only ? 'nothing is written' : null;
}

/** What was written. */
export function editDoneView(done: EditReport, context: LocaleContext): Line[] {
  const { changed, backup, undoable } = done;
  return [
    [],
    heading(changed ? 'Written' : 'Nothing was written'),
    ...verdict(done, context),
    ...(backup === null ? [] : [indent([styled(`Copy from before: ${context.pathName(backup)}`, 'dim')])]),
    ...(undoable ? [indent([styled('Take it back: codex-glance analytics undo', 'dim')])] : []),
  ];
}

function verdict({ inForce, reason }: EditReport, context: LocaleContext): Line[] {
  const style: Style = inForce ? 'green' : 'yellow';
  return wrap(textOf(reason), (context.columns ?? 100) - 2).map((line) => indent([styled(line, style)]));
}

/** Without the two lines that name the file, which stands above. */
function diffLines(diff: string): Line[] {
  return diff
    .split('\n')
    .slice(2)
    .filter((line) => line !== '')
    .map((line) => {
      const text = line.replace(/\r$/, '');
      if (line.startsWith('+')) return indent([styled(text, 'green')], 4);
      return indent([styled(text, line.startsWith('-') ? 'red' : 'dim')], 4);
    });
}

function item(text: string, context: LocaleContext): Line[] {
  const [first = '', ...rest] = wrap(text, (context.columns ?? 100) - 4);
  return [indent(['- ', first]), ...rest.map((line) => indent([line], 4))];
}

const surfaces: Record<RunningCodex['surface'], string> = {
  tui: 'TUI',
  exec: 'codex exec',
  'app-server': 'app-server',
  ide: 'IDE or desktop app',
  daemon: "the TUI's daemon",
  unknown: 'Codex',
};

function runningView(running: readonly RunningCodex[], context: LocaleContext): Line[] {
  if (running.length === 0) return [];
  return [
    [],
    heading('Running Codex keeps what it started with'),
    ...running.flatMap(({ pid, surface, startedAt, restart }) => {
      const since = startedAt === null ? '' : `, since ${context.format.moment(startedAt, context.now)}`;
      return item(`${surfaces[surface]} (process ${pid}${since}): ${textOf(restart)}`, context);
    }),
  ];
}
