import { scaleLinear } from 'd3-scale';
import type { SessionTurn } from '../../../../electron/shared/sessions.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { AmountAxis, PlaceAxis, plotOf } from '../../../ui/charts/frame/axes.tsx';
import {
  type ChartMark,
  type ChartTable,
  numberCell,
  textCell,
} from '../../../ui/charts/frame/chart-data.ts';
import { ChartFrame, type Drawing, type Picture } from '../../../ui/charts/frame/chart-frame.tsx';
import { seriesFill } from '../../../ui/charts/frame/series.tsx';
import { useSessionsTexts } from '../texts/sessions-texts.ts';
import styles from './turn-charts.module.css';
import {
  byKind,
  groupTurns,
  labelledPlaces,
  type TokenKind,
  type TurnGroup,
  tokenKinds,
} from './turn-groups.ts';
import { groupKey, groupName, headCells, type TurnWords } from './turn-words.ts';

const MOST_GROUPS = 60;

/** Tokens of each turn, stacked by kind. */
export function TurnTokensChart(props: {
  readonly turns: readonly SessionTurn[];
  readonly isWaiting: boolean;
}) {
  const { format, now } = useLocale();
  const { turns: texts } = useSessionsTexts();
  const { turns } = props;
  const words = { texts, format, now };
  const groups = groupTurns(turns, MOST_GROUPS);
  // Kinds that were never used are no entry.
  const kinds = tokenKinds.filter((kind) => groups.some(({ tokens }) => byKind(tokens)[kind] > 0));
  const whole = groups.reduce((sum, { tokens }) => sum + tokens.total, 0);
  return (
    <ChartFrame
      title={texts.tokens}
      file="codex-session-turns"
      summary={props.isWaiting ? ' ' : texts.summary(turns.length, format.tokens(whole))}
      isWaiting={props.isWaiting}
      legend={kinds.map((kind) => ({
        label: texts.kinds[kind],
        series: seriesOf(kind),
        value: format.tokens(groups.reduce((sum, { tokens }) => sum + byKind(tokens)[kind], 0)),
      }))}
      marks={groups.map((group) => markOf(group, kinds, words))}
      table={tableOf(turns, words)}
      height={10}
      draw={(picture) => drawTokens(groups, kinds, words, picture)}
    />
  );
}

/** Most tokens come from the cache: they have the plain colour, the others patterns. */
const series: Readonly<Record<TokenKind, number>> = {
  input: 2,
  cachedInput: 1,
  cacheWriteInput: 3,
  output: 5,
  reasoningOutput: 4,
};
const seriesOf = (kind: TokenKind) => series[kind];

function markOf(group: TurnGroup, kinds: readonly TokenKind[], words: TurnWords): ChartMark {
  const { format } = words;
  const parts = byKind(group.tokens);
  return {
    key: groupKey(group),
    name: groupName(group, words),
    value: format.tokens(group.tokens.total),
    parts: kinds.map((kind) => (parts[kind] === 0 ? null : format.tokens(parts[kind]))),
  };
}

function tableOf(turns: readonly SessionTurn[], words: TurnWords): ChartTable {
  const { texts, format } = words;
  const named = (name: string | null) => (name === null ? { value: null, text: '–' } : textCell(name));
  return {
    columns: [
      texts.number,
      texts.started,
      texts.model,
      texts.effort,
      texts.tier,
      ...tokenKinds.map((kind) => texts.kinds[kind]),
      texts.total,
      texts.responses,
      texts.toolCalls,
    ],
    rows: turns.map((turn, place) => ({
      key: String(place),
      cells: [
        ...headCells(turn, place, words),
        named(turn.model),
        named(turn.effort),
        named(turn.serviceTier),
        ...tokenKinds.map((kind) => numberCell(byKind(turn.tokens)[kind], format.tokens)),
        numberCell(turn.tokens.total, format.tokens),
        numberCell(turn.responses, format.tokensFull),
        numberCell(turn.toolCalls, format.tokensFull),
      ],
    })),
  };
}

function drawTokens(
  groups: readonly TurnGroup[],
  kinds: readonly TokenKind[],
  { format }: TurnWords,
  picture: Picture,
): Drawing {
  const { width, height, rem, active, mark, fills } = picture;
  const most = Math.max(1, ...groups.map(({ tokens }) => tokens.total));
  const domain = scaleLinear([0, most], [0, 1]);
  const ticks = groups.length === 0 ? [0] : domain.ticks(3);
  const plot = plotOf({ width, height, rem }, ticks.map(format.tokens));
  const y = scaleLinear(domain.domain(), [plot.bottom, plot.top]);
  const band = (plot.right - plot.left) / Math.max(1, groups.length);
  const bar = Math.min(2.5 * rem, Math.max(1, band - Math.min(4, band * 0.25)));
  const x = (place: number) => plot.left + (place + 0.5) * band;
  const places = labelledPlaces(groups.length, Math.max(2, Math.floor(width / (3 * rem))));
  const labels = places.map((place) => ({ x: x(place), text: String(groups[place]?.first ?? '') }));
  return {
    behind: (
      <>
        <AmountAxis plot={plot} ticks={ticks} y={y} write={format.tokens} />
        <PlaceAxis plot={plot} labels={labels} rem={rem} />
      </>
    ),
    marks: groups.map((group, place) => (
      <g
        key={groupKey(group)}
        {...mark(groupKey(group))}
        className={styles.turn}
        data-dim={active !== null && active !== groupKey(group)}
      >
        <rect data-hit x={x(place) - band / 2} y={plot.top} width={band} height={plot.bottom - plot.top} />
        {boxesOf(group, kinds).map(({ kind, from, to }) => (
          <rect
            key={kind}
            x={x(place) - bar / 2}
            y={y(to)}
            width={bar}
            height={Math.max(0.5, y(from) - y(to))}
            fill={seriesFill(fills, seriesOf(kind))}
          />
        ))}
      </g>
    )),
  };
}

/** The parts of a bar from below, as amounts. */
function boxesOf({ tokens }: TurnGroup, kinds: readonly TokenKind[]) {
  const parts = byKind(tokens);
  let from = 0;
  return kinds.flatMap((kind) => {
    const box = { kind, from, to: from + parts[kind] };
    from = box.to;
    return parts[kind] === 0 ? [] : [box];
  });
}
