import { heading, indent, type Line, styled } from '../text/lines.ts';
import { table } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import type { Runaway, RunawayRule } from '../usage/runaways.ts';
import { runawayRuleText } from './usage-markdown.ts';
import { costText, keyText } from './usage-words.ts';
import type { LocaleContext } from './view.ts';

/** Sessions that used far more in a week than others, with the rule that found them. */
export function runawaysView(found: readonly Runaway[], rule: RunawayRule, context: LocaleContext): Line[] {
  const { format, pathName, columns } = context;
  const ruleLines = wrap(runawayRuleText(rule, context), (columns ?? 100) - 2);
  const head = [heading('Runaway sessions'), ...ruleLines.map((text) => indent([styled(text, 'dim')]))];
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
    { title: 'Session', shrink: 'start' },
    { title: 'Folder', shrink: 'end', optional: 1 },
    { ...right, title: 'Total' },
    { ...right, title: 'Of the median', optional: true },
    { ...right, title: 'Cost', optional: true },
  ] as const;
  return [...head, ...table(titles, rows, { columns })];
}
