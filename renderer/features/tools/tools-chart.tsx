import { scaleLinear, scaleLog } from 'd3-scale';
import { Fragment } from 'react';
import {
  type ToolFailure,
  type ToolTotal,
  type ToolUse,
  toolFailures,
} from '../../../electron/shared/tools.ts';
import { type LocaleContext, useLocale } from '../../i18n/locale-context.tsx';
import type { Route } from '../../state/navigation/route.ts';
import { textWidth } from '../../ui/charts/frame/axes.tsx';
import { type ChartMark, type ChartTable, numberCell, textCell } from '../../ui/charts/frame/chart-data.ts';
import { ChartFrame, type Drawing, type Picture } from '../../ui/charts/frame/chart-frame.tsx';
import { type ChartTexts, useChartTexts } from '../../ui/charts/frame/chart-texts.ts';
import lines from '../../ui/charts/frame/lines.module.css';
import { durationSpan, type ToolRows, toolRows } from './tool-bars.ts';
import styles from './tools-chart.module.css';

type Words = Pick<LocaleContext, 'format' | 'language'> & { readonly texts: ChartTexts['tools'] };

/** The height of a row and of the line of labels above, in rem. */
const ROW = 2.25;
const HEAD = 1.25;

/** Calls of each tool, how long half and nearly all of them took, and how many failed. */
export function ToolsChart(props: {
  readonly use: ToolUse | null;
  readonly days: number;
  readonly opens?: Route | undefined;
}) {
  const { format, language } = useLocale();
  const { tools: texts } = useChartTexts();
  const rows = toolRows(props.use?.tools ?? []);
  const words = { texts, format, language };
  const calls = (props.use?.tools ?? []).reduce((sum, tool) => sum + tool.calls, 0);
  return (
    <ChartFrame
      title={texts.title(props.days)}
      file="codex-tools"
      opens={props.opens}
      summary={props.use === null ? texts.reading : summaryOf(props.use, calls, words)}
      isWaiting={props.use === null}
      legend={[
        { label: texts.legend.calls, series: 1 },
        { label: texts.legend.failed, series: 1, shape: 'alarm' },
        { label: texts.legend.times, series: 2, shape: 'line' },
      ]}
      marks={toolMarks(rows, words)}
      table={toolTable(props.use?.tools ?? [], words)}
      height={props.use === null ? HEAD + 5 * ROW : HEAD + rows.tools.length * ROW + 0.25}
      draw={(picture) => drawTools(rows, words, picture)}
    >
      {rows.others === null ? null : (
        <p className={lines.note}>{texts.others(rows.others.count, format.tokens(rows.others.calls))}</p>
      )}
    </ChartFrame>
  );
}

function summaryOf({ tools }: ToolUse, calls: number, { texts, format }: Words): string {
  if (calls === 0) return texts.none;
  const failures = tools.reduce((sum, tool) => sum + tool.failures, 0);
  return texts.summary(format.tokens(calls), format.tokens(failures));
}

/** Returns how a duration is written: in seconds from one on, below ten with a decimal. */
function writeMs(ms: number, { texts, format, language }: Words): string {
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
  if (ms < 1_000) return texts.ms(number(ms, 0));
  if (ms < 100_000) return texts.seconds(number(ms / 1_000, ms < 10_000 ? 1 : 0));
  return format.duration(ms);
}

function failuresText({ failures, outcomesKnown, failedBy }: ToolTotal, { texts, format }: Words): string {
  if (outcomesKnown === 0) return texts.endsUnknown;
  if (failures === 0) return texts.noFailures;
  const kinds = toolFailures.flatMap((kind: ToolFailure) => {
    const count = failedBy[kind] ?? 0;
    return count === 0 ? [] : [texts.kind[kind](format.tokens(count))];
  });
  return texts.failed(format.tokens(failures), kinds.join(', '));
}

function toolMarks({ tools }: ToolRows, words: Words): readonly ChartMark[] {
  const { texts, format } = words;
  return tools.map((total) => {
    const { tool, calls, p50Ms, p95Ms } = total;
    const times =
      p50Ms === null || p95Ms === null
        ? texts.noDuration
        : texts.times(writeMs(p50Ms, words), writeMs(p95Ms, words));
    return {
      key: tool,
      name: tool,
      value: [texts.calls(format.tokens(calls)), times, failuresText(total, words)].join(', '),
    };
  });
}

function toolTable(tools: readonly ToolTotal[], words: Words): ChartTable {
  const { texts, format } = words;
  const count = (value: number | null) => numberCell(value, (each) => format.tokens(each));
  const time = (value: number | null) => numberCell(value, (each) => writeMs(each, words));
  return {
    columns: [
      texts.tool,
      texts.callsColumn,
      texts.median,
      texts.p95,
      texts.failures,
      ...toolFailures.map((kind) => texts.kindColumn[kind]),
    ],
    rows: tools.map(({ tool, calls, p50Ms, p95Ms, failures, outcomesKnown, failedBy }) => ({
      key: tool,
      cells: [
        textCell(tool),
        count(calls),
        time(p50Ms),
        time(p95Ms),
        count(outcomesKnown === 0 ? null : failures),
        ...toolFailures.map((kind) => count(outcomesKnown === 0 ? null : (failedBy[kind] ?? 0))),
      ],
    })),
  };
}

function drawTools({ tools }: ToolRows, words: Words, picture: Picture): Drawing {
  const { width, rem, mark, active } = picture;
  const { texts, format } = words;
  const most = Math.max(1, ...tools.map(({ calls }) => calls));
  const gap = 1.25 * rem;
  const middle = Math.round(width * 0.46);
  const calls = scaleLinear([0, most], [0, middle - 4.5 * rem]);
  const span = durationSpan(tools);
  const time = span === null ? null : scaleLog(span, [middle + gap, width - 0.5 * rem]);
  const ticks = span === null ? [] : decades(span);
  const bottom = (HEAD + tools.length * ROW) * rem;
  return {
    behind: (
      <>
        {time === null
          ? null
          : ticks.map((ms, place) => (
              <Fragment key={ms}>
                <path className={styles.grid} d={`M${Math.round(time(ms)) + 0.5} ${HEAD * rem}V${bottom}`} />
                <text
                  className={lines.text}
                  x={time(ms)}
                  y={0.7 * rem}
                  textAnchor={place === 0 ? 'start' : place === ticks.length - 1 ? 'end' : 'middle'}
                >
                  {writeMs(ms, words)}
                </text>
              </Fragment>
            ))}
        <text className={lines.text} x={0} y={0.7 * rem}>
          {texts.callsColumn}
        </text>
      </>
    ),
    marks: tools.map((total, place) => {
      const { tool, p50Ms, p95Ms, failures } = total;
      const top = (HEAD + place * ROW) * rem;
      const bar = top + 1.15 * rem;
      const length = Math.max(1, calls(total.calls));
      const failed = calls(failures);
      return (
        <g key={tool} {...mark(tool)} className={styles.row} data-dim={active !== null && active !== tool}>
          <rect data-hit x={0} y={top} width={width} height={ROW * rem} />
          <rect className={styles.bar} x={0} y={bar} width={length} height={0.5 * rem} rx={2} />
          {failures === 0 ? null : (
            <rect className={styles.failed} x={0} y={bar} width={Math.max(2, failed)} height={0.5 * rem} />
          )}
          {time === null || p50Ms === null || p95Ms === null ? null : (
            <>
              <path
                className={styles.range}
                d={`M${time(Math.max(1, p50Ms))} ${bar + 0.25 * rem}H${time(Math.max(1, p95Ms))}`}
              />
              <circle className={styles.median} cx={time(Math.max(1, p50Ms))} cy={bar + 0.25 * rem} r={4} />
              <path
                className={styles.end}
                d={`M${time(Math.max(1, p95Ms))} ${bar - 0.1 * rem}V${bar + 0.6 * rem}`}
              />
            </>
          )}
        </g>
      );
    }),
    front: tools.map(({ tool, calls: count }, place) => {
      const top = (HEAD + place * ROW) * rem;
      return (
        <Fragment key={tool}>
          <text className={styles.name} x={0} y={top + 0.85 * rem}>
            {shortened(tool, Math.floor((middle - 4 * rem) / textWidth('x', rem)))}
          </text>
          <text className={lines.strong} x={middle - 0.5 * rem} y={top + 0.85 * rem} textAnchor="end">
            {format.tokens(count)}
          </text>
        </Fragment>
      );
    }),
  };
}

/** Shortens a name in its middle: servers begin alike, and tools end unlike. */
function shortened(name: string, most: number): string {
  if (name.length <= most) return name;
  const half = Math.max(2, Math.floor((most - 1) / 2));
  return `${name.slice(0, half)}…${name.slice(-half)}`;
}

function decades([from, to]: readonly [number, number]): readonly number[] {
  const all: number[] = [];
  for (let ms = from; ms <= to; ms *= 10) all.push(ms);
  return all;
}
