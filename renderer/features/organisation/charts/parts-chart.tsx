import { scaleLinear } from 'd3-scale';
import { Fragment, memo } from 'react';
import type { OrganisationUse } from '../../../../electron/shared/contract/organisation-view.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { textWidth } from '../../../ui/charts/frame/axes.tsx';
import { type ChartTable, numberCell, textCell } from '../../../ui/charts/frame/chart-data.ts';
import { ChartFrame, type Drawing, type Picture } from '../../../ui/charts/frame/chart-frame.tsx';
import lines from '../../../ui/charts/frame/lines.module.css';
import { seriesFill } from '../../../ui/charts/frame/series.tsx';
import { useOrganisationTexts } from '../organisation-texts.ts';
import type { ChartProps } from './chart-props.ts';
import styles from './parts-chart.module.css';
import { summaryOf } from './surfaces-chart.tsx';

/** A model, a client or a team, with what it was used for. */
export interface NamedUse {
  readonly key: string;
  readonly name: string;
  readonly use: OrganisationUse;
  /** Of all credits, 0 to 1; null where not known. */
  readonly share?: number | null;
}

/** By what rows are compared: the first that any of them knows. */
const measures = [
  ['credits', 'credits'],
  ['turns', 'turns'],
  ['totalTokens', 'tokens'],
] as const;

/** At most so many have a row. */
const MOST = 8;
const ROW = 2.125;

/** Parts of a whole as bars, most first; the table has every measure of each. */
export const PartsChart = memo(function PartsChart(
  props: Pick<ChartProps, 'answer'> & {
    readonly title: string;
    /** The heading of their names. */
    readonly column: string;
    readonly file: string;
    readonly parts: readonly NamedUse[];
  },
) {
  const { format } = useLocale();
  const { parts: texts, noFigures, notKnown } = useOrganisationTexts();
  const { parts, answer } = props;
  const [measure, unit] = measures.find(([of]) => parts.some(({ use }) => use[of] !== null)) ?? measures[0];
  const write = (amount: number) => format.tokens(Math.round(amount));
  const shown = parts.slice(0, MOST);
  const words = texts.measure[unit];
  const amountOf = ({ use }: NamedUse) => {
    const amount = use[measure];
    return amount === null ? notKnown : texts.value(write(amount), words);
  };
  const shareOf = ({ share }: NamedUse) =>
    share === undefined || share === null ? null : texts.shareOf(format.percent(share * 100));
  const [first] = parts;
  const most = first?.use[measure] ?? null;
  return (
    <ChartFrame
      title={props.title}
      file={props.file}
      summary={summaryOf(
        answer,
        first === undefined || most === null ? noFigures : texts.most(first.name, write(most), words),
      )}
      answer={answer}
      marks={shown.map((part) => ({
        key: part.key,
        name: part.name,
        value: [amountOf(part), shareOf(part)].filter((text) => text !== null).join(', '),
      }))}
      table={tableOf(parts, props.column, texts, write, format)}
      height={Math.max(0.25, shown.length * ROW)}
      draw={(picture) => drawParts(shown, measure, amountOf, shareOf, picture)}
    >
      {parts.length <= MOST ? null : <p className={lines.note}>{texts.others(parts.length - MOST)}</p>}
    </ChartFrame>
  );
});

function tableOf(
  parts: readonly NamedUse[],
  column: string,
  texts: ReturnType<typeof useOrganisationTexts>['parts'],
  write: (amount: number) => string,
  { usd, percent }: ReturnType<typeof useLocale>['format'],
): ChartTable {
  const hasShare = parts.some(({ share }) => share !== undefined);
  return {
    columns: [
      column,
      texts.people,
      texts.threads,
      texts.turns,
      texts.credits,
      ...(hasShare ? [texts.share] : []),
      texts.costUsd,
      texts.estimatedCostUsd,
      texts.tokens,
    ],
    rows: parts.map(({ key, name, use, share }) => ({
      key,
      cells: [
        textCell(name),
        numberCell(use.people, write),
        numberCell(use.threads, write),
        numberCell(use.turns, write),
        numberCell(use.credits, write),
        ...(hasShare ? [numberCell(share ?? null, (part) => percent(part * 100))] : []),
        numberCell(use.costUsd, usd),
        numberCell(use.estimatedCostUsd, usd),
        numberCell(use.totalTokens, write),
      ],
    })),
  };
}

function drawParts(
  parts: readonly NamedUse[],
  measure: (typeof measures)[number][0],
  amountOf: (part: NamedUse) => string,
  shareOf: (part: NamedUse) => string | null,
  { width, rem, mark, active, fills }: Picture,
): Drawing {
  const most = Math.max(1, ...parts.map(({ use }) => use[measure] ?? 0));
  const length = scaleLinear([0, most], [0, width]);
  return {
    marks: parts.map(({ key, use }, place) => {
      const top = place * ROW * rem;
      const amount = use[measure];
      return (
        <g key={key} {...mark(key)} className={styles.row} data-dim={active !== null && active !== key}>
          <rect data-hit x={0} y={top} width={width} height={ROW * rem} />
          <rect className={styles.track} x={0} y={top + 1.3 * rem} width={width} height={0.4 * rem} rx={2} />
          {amount === null ? null : (
            <rect
              x={0}
              y={top + 1.3 * rem}
              width={amount === 0 ? 0 : Math.max(2, length(amount))}
              height={0.4 * rem}
              rx={2}
              fill={seriesFill(fills, 1)}
            />
          )}
        </g>
      );
    }),
    front: parts.map((part, place) => {
      const y = (place * ROW + 0.95) * rem;
      const share = shareOf(part);
      const amount = amountOf(part);
      // The share stands beside it where there is space.
      const whole = share === null || width < 26 * rem ? amount : `${amount}, ${share}`;
      const letters = Math.floor((width - textWidth(whole, rem) * 1.15 - rem) / textWidth('x', rem));
      return (
        <Fragment key={part.key}>
          <text className={styles.name} x={0} y={y}>
            {shortened(part.name, Math.max(6, letters))}
          </text>
          <text className={lines.text} x={width} y={y} textAnchor="end">
            {whole}
          </text>
        </Fragment>
      );
    }),
  };
}

function shortened(name: string, most: number): string {
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
}
