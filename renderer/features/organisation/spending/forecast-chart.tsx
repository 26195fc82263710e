import { scaleLinear } from 'd3-scale';
import { memo } from 'react';
import type { CreditsForecast } from '../../../../electron/shared/schema/organisation/org-usage.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { numberCell, textCell } from '../../../ui/charts/frame/chart-data.ts';
import { ChartFrame, type Drawing, type Picture } from '../../../ui/charts/frame/chart-frame.tsx';
import lines from '../../../ui/charts/frame/lines.module.css';
import { seriesFill } from '../../../ui/charts/frame/series.tsx';
import type { ChartProps } from '../charts/chart-props.ts';
import { summaryOf } from '../charts/surfaces-chart.tsx';
import { useOrganisationTexts } from '../organisation-texts.ts';
import styles from './forecast-chart.module.css';

/** The month so far, and where it is likely to end. */
export const ForecastChart = memo(function ForecastChart({ view, answer }: ChartProps) {
  const { format } = useLocale();
  const { forecast: texts } = useOrganisationTexts();
  const { forecast } = view;
  const write = (amount: number) => format.tokens(Math.round(amount));
  const cap = view.caps.find(({ kind, unit }) => kind === 'workspace' && unit === 'credits')?.cap ?? null;
  const figures =
    forecast === null
      ? []
      : ([
          ['soFar', texts.soFar, forecast.soFar],
          ['expected', texts.expected, forecast.expected],
          ['low', texts.low, forecast.low],
          ['high', texts.high, forecast.high],
        ] as const);
  const rows = [...figures, ...(cap === null ? [] : ([['cap', texts.cap, cap]] as const))];
  return (
    <ChartFrame
      title={texts.title}
      file="organisation-credits-month"
      summary={summaryOf(
        answer,
        forecast === null
          ? texts.tooEarly
          : texts.byEnd(
              write(forecast.soFar),
              write(forecast.expected),
              write(forecast.low),
              write(forecast.high),
            ),
      )}
      answer={answer}
      legend={
        forecast === null
          ? []
          : [
              { label: texts.soFar, series: 1, value: write(forecast.soFar) },
              {
                label: texts.range,
                series: 1,
                shape: 'cone',
                value: texts.between(write(forecast.low), write(forecast.high)),
              },
              ...(cap === null
                ? []
                : [{ label: texts.cap, series: 3, shape: 'dashes', value: write(cap) } as const]),
            ]
      }
      marks={rows.map(([key, name, amount]) => ({ key, name, value: write(amount) }))}
      table={{
        columns: [texts.figure, texts.value],
        rows: rows.map(([key, name, amount]) => ({
          key,
          cells: [textCell(name), numberCell(amount, write)],
        })),
      }}
      height={forecast === null ? 0.25 : 4.5}
      draw={(picture) => (forecast === null ? { marks: null } : drawForecast(forecast, cap, write, picture))}
    >
      {forecast === null ? null : <p className={lines.note}>{texts.rangeNote}</p>}
    </ChartFrame>
  );
});

function drawForecast(
  forecast: CreditsForecast,
  cap: number | null,
  write: (amount: number) => string,
  { width, rem, mark, active, fills }: Picture,
): Drawing {
  const { soFar, expected, low, high } = forecast;
  const x = scaleLinear([0, Math.max(1, high, soFar, expected, cap ?? 0) * 1.04], [0, width]);
  const [top, tall] = [1.25 * rem, 1.25 * rem];
  const hit = (key: string, from: number, to: number, shape: React.ReactNode) => (
    <g key={key} {...mark(key)} className={styles.mark} data-on={active === key}>
      <rect data-hit x={from} y={top - 0.5 * rem} width={Math.max(4, to - from)} height={tall + rem} />
      {shape}
    </g>
  );
  const tick = (at: number) => `M${Math.round(x(at)) + 0.5} ${top - 0.25 * rem}V${top + tall + 0.25 * rem}`;
  const ticks = x.ticks(4);
  return {
    behind: (
      <>
        <rect className={styles.track} x={0} y={top} width={width} height={tall} rx={3} />
        {ticks.map((amount, place) => (
          <text
            key={amount}
            className={lines.text}
            x={x(amount)}
            y={top + tall + 1.35 * rem}
            textAnchor={place === 0 ? 'start' : x(amount) > width - 2 * rem ? 'end' : 'middle'}
          >
            {write(amount)}
          </text>
        ))}
        <rect
          className={styles.range}
          x={x(low)}
          y={top}
          width={Math.max(1, x(high) - x(low))}
          height={tall}
        />
      </>
    ),
    marks: (
      <>
        {hit(
          'soFar',
          0,
          x(soFar),
          <rect x={0} y={top} width={x(soFar)} height={tall} rx={3} fill={seriesFill(fills, 1)} />,
        )}
        {hit('low', x(low) - 3, x(low) + 3, <path className={styles.edge} d={tick(low)} />)}
        {hit(
          'expected',
          x(expected) - 6,
          x(expected) + 6,
          <path className={styles.expected} d={tick(expected)} />,
        )}
        {hit('high', x(high) - 3, x(high) + 3, <path className={styles.edge} d={tick(high)} />)}
        {cap === null
          ? null
          : hit('cap', x(cap) - 4, x(cap) + 4, <path className={lines.level} d={tick(cap)} />)}
      </>
    ),
  };
}
