import { textOf } from '../../shared/messages/message.ts';
import type { PriceRow, PricingReport } from '../../shared/pricing.ts';
import { heading, indent, type Line, styled } from '../text/lines.ts';
import { type Cell, table } from '../text/table.ts';
import type { LocaleContext } from './view.ts';

const right = { align: 'right' } as const;

/** The prices in force with their date and age, and where they are from. */
export function pricingView(report: PricingReport, { columns }: LocaleContext): Line[] {
  const { asOf, ageDays, stale, file, overrideFile, longContext, regional } = report;
  const age = `of ${asOf}, ${ageDays} ${ageDays === 1 ? 'day' : 'days'} old`;
  return [
    ...(report.update ? [[styled(report.update.reason, report.update.changed ? 'green' : 'yellow')]] : []),
    ...(report.update?.backup ? [[`The one before is kept as ${report.update.backup}.`]] : []),
    heading('Prices in US dollars per million tokens', age),
    ...table(
      [
        { title: 'Model' },
        { title: 'From', optional: true },
        { title: 'Until', optional: true },
        { ...right, title: 'Input' },
        { ...right, title: 'Cached' },
        { ...right, title: 'Cache write' },
        { ...right, title: 'Output' },
        { title: 'Default tier', optional: true },
        { title: 'Source', shrink: 'end', optional: true },
      ],
      report.prices.map(priceCells),
      { columns },
    ),
    heading('Codex credits per million tokens'),
    ...table(
      [
        { title: 'Model' },
        { ...right, title: 'Input' },
        { ...right, title: 'Cached' },
        { ...right, title: 'Output' },
      ],
      report.credits.map((row) => [
        row.model,
        number(row.input),
        number(row.cachedInput),
        number(row.output),
      ]),
      { columns },
    ),
    heading('Plans in US dollars per month'),
    ...report.plans.map(({ name, usdPerMonth }) => indent([`${name}: ${usdPerMonth.join(', ')}`])),
    heading('Rules'),
    indent([
      `Above ${longContext.aboveInputTokens} input tokens the whole request: input times ${longContext.input}, output times ${longContext.output}.`,
    ]),
    indent([
      `Regional processing: times ${regional.factor}, ${regional.applies ? 'counted' : 'not counted'}.`,
    ]),
    ...report.assumptions.map((assumption) => indent([textOf(assumption)])),
    heading('Sources'),
    ...report.sources.map(({ name, url, checked }) => indent([`${name}, ${checked}: ${url}`])),
    ...(file === null ? [] : [indent([`Table: ${file}`])]),
    ...(overrideFile === null ? [] : [indent([`Your own prices: ${overrideFile}`])]),
    ...(stale && report.problems.length === 0 ? [indent([styled('The prices are stale.', 'yellow')])] : []),
    ...report.problems.map((problem) => indent([styled(problem, 'yellow')])),
  ];
}

function priceCells(row: PriceRow): Cell[] {
  return [
    row.model,
    row.from ?? 'launch',
    row.until ?? '',
    number(row.input),
    number(row.cachedInput),
    number(row.cacheWrite ?? row.input),
    number(row.output),
    row.defaultTier,
    row.confidence === 'verified' ? row.source : `${row.source} (${row.confidence})`,
  ];
}

/** Prices are written whole: a thousandth of a dollar counts here. */
function number(value: number): string {
  return String(value);
}
