import type { EditReport, RunningCodex } from '../../../shared/edit.ts';
import { plainTextOf } from '../../../shared/messages/plain-text.ts';
import { heading, indent, type Line, type Style, styled } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { hardWrap } from '../../text/wrap.ts';
import type { LocaleContext } from '../view.ts';

const titles: Record<EditReport['action'], string> = {
  off: 'Switch analytics off',
  on: 'Switch analytics on',
  undo: 'Undo the last edit',
};

/**
 * Renders what an edit would write where, and what follows. Shown before anything is written; `only` where nothing
 * will be.
 */
export function editPlanView(plan: EditReport, context: LocaleContext, only: boolean): Line[] {
  const { action, file, diff, paste, consequences } = plan;
  return [
    heading(titles[action], noteOf(plan, only)),
    ...paragraph(context.pathName(file), context.columns, { style: 'dim' }),
    ...diffLines(diff, context),
    ...verdict(plan, context),
    ...(paste === null
      ? []
      : [
          [],
          heading('Paste these lines'),
          ...paste
            .split('\n')
            .flatMap((line) => hardWrap(line, widthIn(context, 2)).map((part) => indent([part]))),
        ]),
    ...(consequences.length === 0
      ? []
      : [[], heading('What follows'), ...consequences.flatMap((text) => item(plainTextOf(text), context))]),
    ...runningView(plan, context),
  ];
}

function noteOf({ changed, paste }: EditReport, only: boolean): string | null {
  if (!changed) return paste === null ? 'nothing to change' : null;
  return only ? 'nothing is written' : null;
}

/** Renders what was written. */
export function editDoneView(done: EditReport, context: LocaleContext): Line[] {
  const { changed, backup, undoable } = done;
  return [
    [],
    heading(changed ? 'Written' : 'Nothing was written'),
    ...verdict(done, context),
    ...(backup === null
      ? []
      : [
          ...paragraph(`Copy from before: ${context.pathName(backup)}`, context.columns, {
            hang: 2,
            style: 'dim',
          }),
        ]),
    ...(undoable ? [indent([styled('Take it back: codex-glance analytics undo', 'dim')])] : []),
  ];
}

function verdict({ inForce, reason }: EditReport, context: LocaleContext): Line[] {
  const style: Style = inForce ? 'green' : 'yellow';
  return paragraph(plainTextOf(reason), context.columns, { style });
}

/** Without the two lines that name the file, which stands above. */
function diffLines(diff: string, context: LocaleContext): Line[] {
  return diff
    .split('\n')
    .slice(2)
    .filter((line) => line !== '')
    .flatMap((line) => {
      const style = line.startsWith('+') ? 'green' : line.startsWith('-') ? 'red' : 'dim';
      return hardWrap(line.replace(/\r$/, ''), widthIn(context, 4)).map((part) =>
        indent([styled(part, style)], 4),
      );
    });
}

function widthIn({ columns }: LocaleContext, by: number): number {
  return columns === null ? Number.POSITIVE_INFINITY : columns - by;
}

function item(text: string, context: LocaleContext): Line[] {
  return paragraph(`- ${text}`, context.columns, { hang: 2 });
}

const surfaces: Record<RunningCodex['surface'], string> = {
  tui: 'TUI',
  exec: 'codex exec',
  'app-server': 'app-server',
  ide: 'IDE or desktop app',
  daemon: "the TUI's daemon",
  unknown: 'Codex',
};

function runningView({ running, runningElsewhere }: EditReport, context: LocaleContext): Line[] {
  if (running.length === 0) return [];
  return [
    [],
    heading('Running Codex keeps what it started with'),
    ...running.flatMap(({ pid, surface, startedAt, restart }) => {
      const since = startedAt === null ? '' : `, since ${context.format.moment(startedAt, context.now)}`;
      return item(`${surfaces[surface]} (process ${pid}${since}): ${plainTextOf(restart)}`, context);
    }),
    ...(runningElsewhere === 0 ? [] : item(elsewhere(runningElsewhere), context)),
  ];
}

function elsewhere(count: number): string {
  return count === 1
    ? '1 more runs with another Codex home and is not concerned'
    : `${count} more run with other Codex homes and are not concerned`;
}
