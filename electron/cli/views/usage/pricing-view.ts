import { plainTextOf } from '../../../shared/messages/plain-text.ts';
import type { PriceRow, PricingReport } from '../../../shared/pricing.ts';
import { blank, heading, type Line, type Style } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { type Cell, table } from '../../text/table.ts';
import type { LocaleContext } from '../view.ts';

const right = { align: 'right' } as const;

/** Renders the prices in force with their date and age, and where they are from. */
export function pricingView(report: PricingReport, { columns }: LocaleContext): Line[] {
  const { asOf, ageDays, stale, file, overrideFile, longContext, regional } = report;
  const said = (text: string, style?: Style) =>
    paragraph(text, columns, { hang: 2, ...(style ? { style } : {}) });
  const age = `Dated ${asOf}, ${ageDays} ${ageDays === 1 ? 'day' : 'days'} old`;
  return [
    ...(report.update
      ? paragraph(report.update.reason, columns, {
          indent: 0,
          style: report.update.changed ? 'green' : 'yellow',
        })
      : []),
    ...(report.update?.backup
      ? paragraph(`The one before is kept as ${report.update.backup}.`, columns, { indent: 0 })
      : []),
    heading('Prices in US dollars per million tokens'),
    ...said(age, 'dim'),
    ...table(
      [
        { title: 'Model' },
        { title: 'From', optional: 1 },
        { title: 'Until', optional: 3 },
        { ...right, title: 'Input' },
        { ...right, title: 'Cached' },
        { ...right, title: 'Cache write', optional: 0 },
        { ...right, title: 'Output' },
        { title: 'Default tier', optional: 2 },
        { title: 'Source', shrink: 'end', least: 20, optional: 4 },
      ],
      report.prices.map(priceCells),
      { columns },
    ),
    blank,
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
    blank,
    heading('Plans in US dollars per month'),
    ...report.plans.flatMap(({ name, usdPerMonth }) => said(`${name}: ${usdPerMonth.join(', ')}`)),
    blank,
    heading('Rules'),
    ...said(
      `Above ${longContext.aboveInputTokens} input tokens the whole request: input times ${longContext.input}, output times ${longContext.output}.`,
    ),
    ...said(
      `Regional processing: times ${regional.factor}, ${regional.applies ? 'counted' : 'not counted'}.`,
    ),
    ...report.assumptions.flatMap((assumption) => said(plainTextOf(assumption))),
    blank,
    heading('Sources'),
    ...report.sources.flatMap(({ name, url, checked }) => said(`${name}, ${checked}: ${url}`)),
    ...(file === null ? [] : said(`Table: ${file}`)),
    ...(overrideFile === null ? [] : said(`Your own prices: ${overrideFile}`)),
    ...(stale && report.problems.length === 0 ? said('The prices are stale.', 'yellow') : []),
    ...report.problems.flatMap((problem) => said(problem, 'yellow')),
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
