import type { ExportState, Exports, ShownTarget } from '../../../shared/export/exports.ts';
import { plainTextOf } from '../../../shared/messages/plain-text.ts';
import { heading, type Line, type Style, styled } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { type Column, table } from '../../text/table.ts';
import type { LocaleContext } from '../view.ts';

const TITLE = 'Sent by Codex Glance';

const states: Record<ExportState, readonly [text: string, style: Style]> = {
  off: ['off', 'dim'],
  fine: ['up to date', 'green'],
  waiting: ['sending', 'dim'],
  refusing: ['refuses', 'yellow'],
  unattended: ['not sent', 'yellow'],
  behind: ['behind', 'yellow'],
  retrying: ['tries again', 'yellow'],
  failing: ['failing', 'red'],
  stopped: ['stopped', 'red'],
};

const columnsOf: readonly Column[] = [{ shrink: 'end', least: 8 }, {}, { shrink: 'start', least: 20 }];

/** Renders what Glance itself sends, because the user set it up: each target with where it goes, or that it stays. */
export function sentByGlance(exports: Exports, context: LocaleContext): Line[] {
  const { targets, enabled, problems } = exports;
  const { columns } = context;
  if (targets.length === 0 && problems.length === 0) {
    return [heading(TITLE), ...paragraph('Nothing: no export is set up.', columns, { style: 'dim' })];
  }
  const rows = targets.map((target) => [target.id, styled(...states[target.state]), placeOf(target)]);
  return [
    heading(TITLE, enabled ? 'as you set it up' : 'off, because exporting.enabled says so'),
    ...table(columnsOf, rows, { columns }),
    ...targets
      .filter(({ level }) => level !== null)
      .flatMap(({ id, reason }) =>
        paragraph(`${id}: ${plainTextOf(reason)}`, columns, { hang: 2, style: 'dim' }),
      ),
  ];
}

/** Renders the same where there is anything to say; nothing where no export is set up. */
export function setUpExports(exports: Exports, context: LocaleContext): Line[] {
  return exports.state === 'none' ? [] : sentByGlance(exports, context);
}

function placeOf({ destination, leaves }: ShownTarget): string {
  if (destination === null) return 'a file on this machine';
  return leaves ? destination : `this machine, ${destination}`;
}
