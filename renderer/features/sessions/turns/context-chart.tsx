import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { SessionTurn } from '../../../../electron/shared/sessions.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { AmountAxis, PlaceAxis, plotOf } from '../../../ui/charts/frame/axes.tsx';
import { type ChartMark, type ChartTable, numberCell } from '../../../ui/charts/frame/chart-data.ts';
import { ChartFrame, type Drawing, type Picture } from '../../../ui/charts/frame/chart-frame.tsx';
import { seriesFill } from '../../../ui/charts/frame/series.tsx';
import { useSessionsTexts } from '../texts/sessions-texts.ts';
import styles from './turn-charts.module.css';
import { groupTurns, labelledPlaces, type TurnGroup } from './turn-groups.ts';
import { durationCell, groupKey, groupName, headCells, type TurnWords } from './turn-words.ts';

/** A line needs less space than a bar. */
const MOST_GROUPS = 120;

/** What each turn left in the context, and where it was compacted. */
export function ContextChart(props: { readonly turns: readonly SessionTurn[]; readonly isWaiting: boolean }) {
  const { format, now } = useLocale();
  const { turns: texts } = useSessionsTexts();
  const { turns } = props;
  const words = { texts, format, now };
  const groups = groupTurns(turns, MOST_GROUPS);
  const last = groups.findLast(({ contextTokens }) => contextTokens !== null);
  const compactions = groups.reduce((sum, group) => sum + group.compactions, 0);
  const atEnd = last === undefined ? texts.contextUnknown : contextText(last, words);
  return (
    <ChartFrame
      title={texts.context}
      file="codex-session-context"
      summary={props.isWaiting ? ' ' : compactions === 0 ? atEnd : texts.withCompactions(atEnd, compactions)}
      isWaiting={props.isWaiting}
      legend={[
        { label: texts.inContext, series: 1, shape: 'line' },
        { label: texts.window, series: 6, shape: 'dashes' },
        ...(compactions === 0 ? [] : [{ label: texts.compaction, series: 3 }]),
      ]}
      marks={groups.map((group) => markOf(group, words))}
      table={tableOf(turns, words)}
      height={9}
      draw={(picture) => drawContext(groups, words, picture)}
    />
  );
}

function contextText({ contextTokens, windowTokens }: TurnGroup, { texts, format }: TurnWords): string {
  if (contextTokens === null) return texts.contextUnknown;
  const used = format.tokens(contextTokens);
  if (windowTokens === null || windowTokens <= 0) return texts.contextOnly(used);
  const percent = format.percent(Math.min(100, (contextTokens / windowTokens) * 100));
  return texts.contextOf(used, format.tokens(windowTokens), percent);
}

function markOf(group: TurnGroup, words: TurnWords): ChartMark {
  const value = contextText(group, words);
  const { compactions } = group;
  return {
    key: groupKey(group),
    name: groupName(group, words),
    value: compactions === 0 ? value : words.texts.withCompactions(value, compactions),
  };
}

function tableOf(turns: readonly SessionTurn[], words: TurnWords): ChartTable {
  const { texts, format } = words;
  return {
    columns: [
      texts.number,
      texts.started,
      texts.duration,
      texts.ended,
      texts.inContext,
      texts.window,
      texts.compactions,
    ],
    rows: turns.map((turn, place) => ({
      key: String(place),
      cells: [
        ...headCells(turn, place, words),
        durationCell(turn, words),
        { value: turn.outcome, text: texts.outcome[turn.outcome] },
        numberCell(turn.contextTokens, format.tokens),
        numberCell(turn.windowTokens, format.tokens),
        numberCell(turn.compactions, String),
      ],
    })),
  };
}

function drawContext(groups: readonly TurnGroup[], words: TurnWords, picture: Picture): Drawing {
  const { width, height, rem, active, mark, fills } = picture;
  const { format } = words;
  const known = (pick: (group: TurnGroup) => number | null) => groups.map((group) => pick(group) ?? 0);
  const most = Math.max(1, ...known((one) => one.contextTokens), ...known((one) => one.windowTokens));
  const domain = scaleLinear([0, most], [0, 1]);
  const ticks = groups.length === 0 ? [0] : domain.ticks(3);
  const plot = plotOf({ width, height, rem }, ticks.map(format.tokens));
  const y = scaleLinear(domain.domain(), [plot.bottom, plot.top]);
  const band = (plot.right - plot.left) / Math.max(1, groups.length);
  const x = (place: number) => plot.left + (place + 0.5) * band;
  const path = (pick: (group: TurnGroup) => number | null) =>
    line<TurnGroup>()
      .defined((group) => pick(group) !== null)
      .x((_, place) => x(place))
      .y((group) => y(pick(group) ?? 0))([...groups]) ?? '';
  const places = labelledPlaces(groups.length, Math.max(2, Math.floor(width / (3 * rem))));
  const labels = places.map((place) => ({ x: x(place), text: String(groups[place]?.first ?? '') }));
  const dot = Math.min(3, Math.max(1.25, band / 5));
  return {
    behind: (
      <>
        <AmountAxis plot={plot} ticks={ticks} y={y} write={format.tokens} />
        <PlaceAxis plot={plot} labels={labels} rem={rem} />
        <path className={styles.window} d={path((group) => group.windowTokens)} />
        {groups.map((group, place) =>
          group.compactions === 0 ? null : (
            <rect
              key={groupKey(group)}
              x={x(place) - band / 2 - 1.5}
              y={plot.top}
              width={4}
              height={plot.bottom - plot.top}
              fill={seriesFill(fills, 3)}
            />
          ),
        )}
        <path className={styles.context} d={path((group) => group.contextTokens)} />
      </>
    ),
    marks: groups.map((group, place) => (
      <g key={groupKey(group)} {...mark(groupKey(group))} className={styles.turn}>
        <rect data-hit x={x(place) - band / 2} y={plot.top} width={band} height={plot.bottom - plot.top} />
        {group.contextTokens === null ? null : (
          <circle
            className={styles.dot}
            cx={x(place)}
            cy={y(group.contextTokens)}
            r={active === groupKey(group) ? 4.5 : dot}
          />
        )}
      </g>
    )),
  };
}
