import type { GuardHook } from '../../../shared/governance/guard-report.ts';
import { plainTextOf } from '../../../shared/messages/plain-text.ts';
import { heading, indent, type Line, type Style } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { hardWrap } from '../../text/wrap.ts';
import type { LocaleContext } from '../view.ts';

/** Renders what was written, or would be, and whether Codex runs the hook. */
export function guardHookView(hook: GuardHook, context: LocaleContext): Line[] {
  const { columns, pathName, format, now } = context;
  const { file, command, backup, paste, runs, reason, follows, ranAt } = hook;
  const style: Style = runs ? 'green' : 'yellow';
  const whole = (text: string) =>
    hardWrap(text, columns === null ? Number.POSITIVE_INFINITY : columns - 4).map((part) =>
      indent([part], 4),
    );
  return [
    heading('Hook', noteOf(hook)),
    ...paragraph(pathName(file), columns, { style: 'dim' }),
    ...(command === null || paste !== null ? [] : whole(command)),
    ...paragraph(plainTextOf(reason), columns, { style }),
    ...(paste === null ? [] : [[], heading('Paste these lines'), ...paste.split('\n').flatMap(whole)]),
    ...follows.flatMap((text) => paragraph(plainTextOf(text), columns)),
    ...(ranAt === null ? [] : paragraph(`Codex last ran a guard: ${format.moment(ranAt, now)}.`, columns)),
    ...(backup === null
      ? []
      : paragraph(`Copy from before: ${pathName(backup)}`, columns, { hang: 2, style: 'dim' })),
  ];
}

function noteOf({ action, changed, dryRun, paste }: GuardHook): string {
  if (!changed) return paste === null ? 'nothing to change' : 'not written';
  if (dryRun) return action === 'install' ? 'would be written' : 'would be taken out';
  return action === 'install' ? 'written' : 'taken out';
}
