import type { Usage } from '../../../shared/usage.ts';
import { plainBar } from '../../text/bar.ts';
import { heading, indent, type Line, styled } from '../../text/lines.ts';
import { folderName } from '../../text/names.ts';
import { table } from '../../text/table.ts';
import type { LocaleContext } from '../view.ts';
import { costText } from './cost-text.ts';
import { LEAST_ID } from './usage-words.ts';

const BAR = 16;

/** Renders the sessions that were active last. */
export function recentView({ recent }: Usage, { format, now, columns }: LocaleContext): Line[] {
  if (recent.length === 0) return [heading('Last sessions'), indent(['None.'])];
  const rows = recent.map(({ threadId, cwd, model, tokens, lastActivityAt, ...cost }) => [
    lastActivityAt === null ? 'not recorded' : format.moment(lastActivityAt, now),
    threadId,
    cwd === null ? 'not recorded' : folderName(cwd),
    model ?? 'not recorded',
    styled(format.tokens(tokens.total), 'bold'),
    tokens.total === 0 ? '' : costText(cost, format),
  ]);
  const right = { align: 'right' } as const;
  const titles = [
    { title: 'Last active', optional: 2 },
    { title: 'Session', shrink: 'both', least: LEAST_ID },
    { title: 'Folder', shrink: 'both', least: 12, optional: 1 },
    { title: 'Model', shrink: 'start', least: 12, optional: 3 },
    { ...right, title: 'Total' },
    { ...right, title: 'Cost', optional: 0 },
  ] as const;
  return [heading('Last sessions'), ...table(titles, rows, { columns })];
}

/** Renders the models of the last 30 days, with bars that compare them. */
export function modelsView({ models }: Usage, { format, columns }: LocaleContext): Line[] {
  if (models.length === 0) return [];
  const most = Math.max(...models.map(({ tokens }) => tokens.total));
  const rows = models.map(({ model, tokens, ...cost }) => [
    model ?? 'not recorded',
    styled(format.tokens(tokens.total), 'bold'),
    styled(plainBar(tokens.total / most, BAR), 'blue'),
    tokens.total === 0 ? '' : costText(cost, format),
  ]);
  return [
    heading('Models', '30 days'),
    ...table(
      [
        { title: 'Model' },
        { title: 'Total', align: 'right' },
        { title: '', optional: 1 },
        { title: 'Cost', align: 'right', optional: 0 },
      ],
      rows,
      { columns },
    ),
  ];
}
