import { scaleLinear } from 'd3-scale';
import { Fragment, useMemo } from 'react';
import { DAY_MS } from '../../../electron/shared/durations.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import type { OtelSignal, ShownHealth } from '../../../electron/shared/telemetry/telemetry.ts';
import type { Strings } from '../../i18n/en.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { PlaceAxis, textWidth } from '../../ui/charts/frame/axes.tsx';
import {
  type ChartMark,
  type ChartTable,
  type LegendEntry,
  textCell,
} from '../../ui/charts/frame/chart-data.ts';
import { ChartFrame, type Drawing, type Picture } from '../../ui/charts/frame/chart-frame.tsx';
import { type ChartTexts, useChartTexts } from '../../ui/charts/frame/chart-texts.ts';
import lines from '../../ui/charts/frame/lines.module.css';
import { seriesFill } from '../../ui/charts/frame/series.tsx';
import { type HealthDay, type HealthStrip, healthStrip } from './health-days.ts';
import styles from './health-strips-chart.module.css';

interface Words {
  readonly texts: ChartTexts['health'];
  readonly strings: Strings;
  readonly day: (day: string) => string;
}

/** In rem. */
const ROW = 2.5;

/** Whether each signal arrived, over 30 days. A day that was not observed is empty. */
export function HealthStripsChart(props: {
  readonly snapshot: Snapshot;
  /** One signal alone; left out, all. */
  readonly signal?: OtelSignal['signal'];
}) {
  const { format, strings, now } = useLocale();
  const { health: texts } = useChartTexts();
  const { otel, usage } = props.snapshot;
  const strips = useMemo(() => {
    const days = usage.days.map(({ day }) => day);
    const today = Date.parse(usage.today.from);
    return otel.signals
      .filter(({ signal }) => props.signal === undefined || signal === props.signal)
      .map((signal) => healthStrip(signal, days, today, Math.max(now, today)));
  }, [otel.signals, usage.days, usage.today.from, props.signal, now]);
  const words = { texts, strings, day: format.day };
  return (
    <ChartFrame
      title={texts.title}
      file="codex-otel-health"
      summary={strips
        .map((strip) => texts.state(nameOf(strip, words), stateName(strip.now, words)))
        .join(' · ')}
      legend={healthLegend(strips, words)}
      marks={healthMarks(strips, words)}
      table={healthTable(strips, words)}
      height={strips.length * ROW + 1.5}
      draw={(picture) => drawStrips(strips, words, picture)}
    />
  );
}

function nameOf({ signal }: HealthStrip, { strings }: Words): string {
  return strings.dataSharing.signal[signal];
}

function stateName(state: ShownHealth, { strings }: Words): string {
  return state === 'unknown' ? strings.dataSharing.unknown : strings.dataSharing.health[state];
}

function statesText({ states }: HealthDay, words: Words): string {
  if (states.length === 0) return words.texts.notObserved;
  return states.map((state) => stateName(state, words)).join(', ');
}

function dayKey({ signal }: HealthStrip, { day }: HealthDay): string {
  return `${signal} ${day}`;
}

function healthMarks(strips: readonly HealthStrip[], words: Words): readonly ChartMark[] {
  return strips.flatMap((strip) =>
    strip.days.map((day) => ({
      key: dayKey(strip, day),
      name: `${nameOf(strip, words)}, ${words.day(day.day)}`,
      value: statesText(day, words),
    })),
  );
}

function healthTable(strips: readonly HealthStrip[], words: Words): ChartTable {
  const days = strips[0]?.days ?? [];
  return {
    columns: [words.texts.day, ...strips.map((strip) => nameOf(strip, words))],
    rows: days
      .map(({ day }, place) => ({
        key: day,
        cells: [
          { value: day, text: words.day(day) },
          ...strips.map((strip) => {
            const of = strip.days[place];
            return textCell(of === undefined ? words.texts.notObserved : statesText(of, words));
          }),
        ],
      }))
      .toReversed(),
  };
}

const shapes: Record<ShownHealth, Pick<LegendEntry, 'series' | 'shape'>> = {
  accepted: { series: 1 },
  reachable: { series: 3 },
  failing: { series: 1, shape: 'alarm' },
  unobservable: { series: 6, shape: 'dashes' },
  untested: { series: 6, shape: 'dots' },
  unknown: { series: 6, shape: 'dashes' },
  off: { series: 6, shape: 'line' },
};

/** Returns the states that occur, in a fixed order. */
function healthLegend(strips: readonly HealthStrip[], words: Words): readonly LegendEntry[] {
  const seen = new Set(strips.flatMap(({ stretches }) => stretches.map(({ state }) => state)));
  return (Object.keys(shapes) as ShownHealth[])
    .filter((state) => seen.has(state))
    .map((state) => ({ label: stateName(state, words), ...shapes[state] }));
}

function drawStrips(strips: readonly HealthStrip[], words: Words, picture: Picture): Drawing {
  const { width, rem, mark, active, fills } = picture;
  const days = strips[0]?.days ?? [];
  const names = strips.map((strip) => nameOf(strip, words));
  const left = strips.length === 1 ? 0 : Math.max(...names.map((name) => textWidth(name, rem))) + rem;
  const from = days[0]?.from ?? 0;
  const x = scaleLinear([from, days.at(-1)?.to ?? 1], [left, width]);
  const bottom = strips.length * ROW * rem;
  const plot = { left, right: width, top: 0, bottom };
  // A week of a narrow strip is no wider than its label.
  const week = x(from + 7 * DAY_MS) - left;
  const step = week > 2 * textWidth(words.day(days[0]?.day ?? ''), rem) ? 7 : 14;
  const labels = days.flatMap(({ day, from: at }, place) =>
    (days.length - 1 - place) % step === 0 ? [{ x: x(at), text: words.day(day) }] : [],
  );
  return {
    behind: (
      <>
        <PlaceAxis plot={plot} labels={labels} rem={rem} />
        {strips.map((strip, row) => {
          const top = (row * ROW + 0.5) * rem;
          const high = 1.5 * rem;
          return (
            <Fragment key={strip.signal}>
              {strips.length === 1 ? null : (
                <text className={lines.text} x={0} y={top + 0.95 * rem}>
                  {names[row]}
                </text>
              )}
              <path className={styles.nothing} d={`M${left} ${top + high}H${width}`} />
              {strip.stretches.map(({ from: begin, to, state }) => {
                const at = Math.min(x(begin), width - 4);
                const box = { x: at, width: Math.max(4, x(to) - at) };
                if (state === 'accepted' || state === 'reachable') {
                  const fill = seriesFill(fills, shapes[state].series);
                  return <rect key={begin} {...box} y={top} height={high} fill={fill} />;
                }
                return state === 'failing' ? (
                  // Stands out of the strip, so that not its colour alone tells it.
                  <rect
                    key={begin}
                    {...box}
                    className={styles.failing}
                    y={top - 0.3 * rem}
                    height={high + 0.6 * rem}
                  />
                ) : (
                  <path
                    key={begin}
                    className={styles.quiet}
                    data-state={state}
                    // A moment is too short to show how its line is broken.
                    d={`M${box.width > 4 ? at : at - 8} ${top + high / 2}H${at + box.width}`}
                  />
                );
              })}
            </Fragment>
          );
        })}
      </>
    ),
    marks: strips.flatMap((strip, row) =>
      strip.days.map((day) => {
        const key = dayKey(strip, day);
        const at = x(day.from);
        return (
          <g key={key} {...mark(key)} className={styles.day} data-active={active === key}>
            <rect
              data-hit
              x={at}
              y={(row * ROW + 0.1) * rem}
              width={Math.max(1, x(day.to) - at)}
              height={2.3 * rem}
            />
          </g>
        );
      }),
    ),
  };
}
