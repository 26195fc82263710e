import type { ShownTarget } from '../../../electron/shared/export/exports.ts';
import { endpointHost } from '../../../electron/shared/glance/data-sharing.ts';
import type { AnalyticsChannel } from '../../../electron/shared/telemetry/telemetry.ts';
import { type DetailLocale, useDetailLocale } from '../../i18n/detail-locale.ts';
import type { Route } from '../../state/navigation/route.ts';
import { textWidth } from '../../ui/charts/frame/axes.tsx';
import { type ChartMark, type ChartTable, textCell } from '../../ui/charts/frame/chart-data.ts';
import { ChartFrame, type Drawing, type Picture } from '../../ui/charts/frame/chart-frame.tsx';
import { type ChartTexts, useChartTexts } from '../../ui/charts/frame/chart-texts.ts';
import lines from '../../ui/charts/frame/lines.module.css';
import {
  type ChannelFlow,
  channelFlow,
  exportOf,
  type FlowChannel,
  type FlowEdge,
  type FlowSource,
  type FlowTarget,
  flowEdges,
} from './channel-flow.ts';
import styles from './channel-flow-chart.module.css';

type Words = Pick<DetailLocale, 'strings' | 'conceal'> & { readonly texts: ChartTexts['flow'] };

/** In rem: of a line of text, and between two targets. */
const LINE = 1.4;
const APART = 0.6;

/** What leaves: surfaces at the left, channels with their destinations at the right, and the state of each edge. */
export function ChannelFlowChart(props: {
  readonly channels: readonly AnalyticsChannel[];
  readonly exports: readonly ShownTarget[];
  readonly opens?: Route | undefined;
}) {
  const { strings, conceal } = useDetailLocale();
  const { flow: texts } = useChartTexts();
  const flow = channelFlow(props.channels, props.exports);
  if (flow.surfaces.length === 0) return null;
  const words = { strings, conceal, texts };
  const edges = flowEdges(flow);
  const sent = edges.filter(({ state }) => state === 'on').length;
  return (
    <ChartFrame
      title={props.opens === undefined ? texts.ownTitle : texts.title}
      file="codex-channels"
      opens={props.opens}
      summary={texts.summary(sent, edges.length)}
      marks={edges.map((edge) => flowMark(edge, words))}
      table={flowTable(edges, words)}
      height={heightOf(flow)}
      draw={(picture) => drawFlow(flow, words, picture)}
    />
  );
}

function heightOf({ surfaces, targets }: ChannelFlow): number {
  const right = targets.reduce((sum, { ports }) => sum + (1 + ports.length) * LINE + APART, 0);
  return Math.max(right, surfaces.length * 1.6 * LINE) + 0.25;
}

function keyOf({ surface, channel }: FlowEdge): string {
  return `${surface} ${channel}`;
}

function sourceName(source: FlowSource, { strings, texts }: Words): string {
  return source === 'glance' ? texts.glance : strings.channels.surface[source];
}

function channelName(channel: FlowChannel, { strings }: Words): string {
  const codex = channel as Exclude<FlowChannel, `export:${string}`>;
  return exportOf(channel) ?? strings.channels.short[codex];
}

function stateText(state: AnalyticsChannel['state'], { strings }: Words): string {
  return strings.channels.state[state];
}

function destinationText(destinations: readonly string[], { conceal, texts }: Words): string {
  const known = destinations.filter((each) => each !== 'none');
  return known.length === 0 ? texts.nowhere : known.map((each) => endpointHost(conceal(each))).join(', ');
}

function flowMark(edge: FlowEdge, words: Words): ChartMark {
  return {
    key: keyOf(edge),
    name: words.texts.edge(sourceName(edge.surface, words), channelName(edge.channel, words)),
    value: `${stateText(edge.state, words)}, ${destinationText([edge.destination], words)}`,
  };
}

function flowTable(edges: readonly FlowEdge[], words: Words): ChartTable {
  const { texts } = words;
  return {
    columns: [texts.from, texts.channel, texts.to, texts.state],
    rows: edges.map((edge) => ({
      key: keyOf(edge),
      cells: [
        sourceName(edge.surface, words),
        channelName(edge.channel, words),
        destinationText([edge.destination], words),
        stateText(edge.state, words),
      ].map(textCell),
    })),
  };
}

/** Returns the words at a port. The first names the destination, where it fits; `width` is in rem. */
function portText({ ports, destinations }: FlowTarget, at: number, words: Words, width: number): string {
  const text = stateText(ports[at]?.state ?? 'unknown', words);
  if (at > 0) return text;
  const whole = words.texts.arrives(text, destinationText(destinations, words));
  return textWidth(whole, 1) <= width ? whole : text;
}

/** Where a target and its ports are drawn. CSS pixels. */
interface TargetPlace {
  readonly target: FlowTarget;
  readonly y: number;
}

function drawFlow(flow: ChannelFlow, words: Words, picture: Picture): Drawing {
  const { width, height, rem, mark, active } = picture;
  const names = flow.surfaces.map((surface) => sourceName(surface, words));
  const left = Math.max(...names.map((name) => textWidth(name, rem))) + 1.25 * rem;
  const right = Math.max(left + 4 * rem, Math.round(width * 0.55));
  const step = height / flow.surfaces.length;
  const surfaceY = (surface: FlowEdge['surface']) => (flow.surfaces.indexOf(surface) + 0.5) * step;
  const places: TargetPlace[] = [];
  let top = 0;
  for (const target of flow.targets) {
    places.push({ target, y: top });
    top += ((1 + target.ports.length) * LINE + APART) * rem;
  }
  const portY = ({ y }: TargetPlace, place: number) => y + (1.5 + place) * LINE * rem;
  const middle = (left + right) / 2;
  return {
    behind: (
      <>
        {flow.surfaces.map((surface, place) => (
          <text key={surface} className={lines.text} x={0} y={surfaceY(surface)} dy="0.33em">
            {names[place]}
          </text>
        ))}
        {places.map((place) => (
          <g key={place.target.channel}>
            <path
              className={styles.side}
              d={`M${right} ${place.y + 2}V${portY(place, place.target.ports.length - 1) + 0.6 * rem}`}
            />
            <text className={lines.strong} x={right + 0.6 * rem} y={place.y + 0.9 * rem}>
              {channelName(place.target.channel, words)}
            </text>
            {place.target.ports.map(({ state }, at) => (
              <text
                key={state}
                className={styles.state}
                data-state={state}
                x={right + 0.6 * rem}
                y={portY(place, at)}
                dy="0.33em"
              >
                {portText(place.target, at, words, (width - right) / rem - 0.6)}
              </text>
            ))}
          </g>
        ))}
      </>
    ),
    // Those that send are drawn last, above the others.
    marks: flowEdges(flow).map((edge) => {
      const place = places.find(({ target }) => target.channel === edge.channel);
      const at = place?.target.ports.findIndex(({ state }) => state === edge.state) ?? 0;
      const [from, to] = [surfaceY(edge.surface), place === undefined ? 0 : portY(place, at)];
      const d = `M${left} ${from}C${middle} ${from} ${middle} ${to} ${right - 3} ${to}`;
      const key = keyOf(edge);
      return (
        <g
          key={key}
          {...mark(key)}
          className={styles.edge}
          data-state={edge.state}
          data-dim={active !== null && active !== key}
        >
          <path className={styles.hit} d={d} />
          <path className={styles.line} d={d} />
        </g>
      );
    }),
  };
}
