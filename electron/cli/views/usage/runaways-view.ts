import { heading, indent, type Line, styled } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { table } from '../../text/table.ts';
import type { Runaway, RunawayRule } from '../../usage/runaways.ts';
import type { LocaleContext } from '../view.ts';
import { runawayRuleText } from './usage-markdown.ts';
import { costText, keyText, LEAST_ID } from './usage-words.ts';

/** Sessions that used far more in a week than others, with the rule that found them. */
export function runawaysView(found: readonly Runaway[], rule: RunawayRule, context: LocaleContext): Line[] {
  const { format, pathName, columns } = context;
  const ruleLines = paragraph(runawayRuleText(rule, context), columns, { style: 'dim' });
  const head = [heading('Runaway sessions'), ...ruleLines];
  if (found.length === 0) return [...head, indent(['None.'])];
  const rows = found.map((each) => [
    each.week,
    each.threadId,
    keyText('project', each.cwd ?? 'unknown', pathName),
    styled(format.tokens(each.tokens), 'bold'),
    each.timesMedian === null ? '' : `${format.tokensFull(Math.round(each.timesMedian))}×`,
    costText({ costUsd: each.costUsd, tokens: { total: each.tokens } }, format),
  ]);
  const right = { align: 'right' } as const;
  const titles = [
    { title: 'Week from' },
    { title: 'Session', shrink: 'both', least: LEAST_ID },
    { title: 'Folder', shrink: 'end', least: 12, optional: 1 },
    { ...right, title: 'Total' },
    { ...right, title: 'Of the median', optional: true },
    { ...right, title: 'Cost', optional: true },
  ] as const;
  return [...head, ...table(titles, rows, { columns })];
}
