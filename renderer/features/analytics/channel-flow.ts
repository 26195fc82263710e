import type { AnalyticsChannel } from '../../../electron/shared/telemetry/telemetry.ts';

/** What one surface sends over one channel. */
export interface FlowEdge {
  readonly surface: AnalyticsChannel['surface'];
  readonly channel: AnalyticsChannel['id'];
  readonly destination: string;
  readonly state: AnalyticsChannel['state'];
}

/** Where edges of one channel with one state arrive together. */
export interface FlowPort {
  readonly state: AnalyticsChannel['state'];
  readonly edges: readonly FlowEdge[];
}

/** A channel with its destinations, and a port for each state that occurs. */
export interface FlowTarget {
  readonly channel: AnalyticsChannel['id'];
  readonly destinations: readonly string[];
  readonly ports: readonly FlowPort[];
}

/** Surfaces and what they send where. */
export interface ChannelFlow {
  readonly surfaces: readonly AnalyticsChannel['surface'][];
  readonly targets: readonly FlowTarget[];
}

/** What is sent comes first. */
const order: readonly AnalyticsChannel['state'][] = ['on', 'on-demand', 'unknown', 'off'];

/** Arranges channels as edges from surfaces to targets, each channel of the list once. */
export function channelFlow(channels: readonly AnalyticsChannel[]): ChannelFlow {
  const ids = [...new Set(channels.map(({ id }) => id))];
  return {
    surfaces: [...new Set(channels.map(({ surface }) => surface))],
    targets: ids.map((channel) => {
      const own = channels.filter(({ id }) => id === channel);
      const edges = own.map(({ surface, destination, state }): FlowEdge => {
        return { surface, channel, destination, state };
      });
      return {
        channel,
        destinations: [...new Set(own.map(({ destination }) => destination))].filter(
          (each) => each !== 'none',
        ),
        ports: order.flatMap((state) => {
          const arriving = edges.filter((edge) => edge.state === state);
          return arriving.length === 0 ? [] : [{ state, edges: arriving }];
        }),
      };
    }),
  };
}

/** Returns the edges in the order of surfaces. */
export function flowEdges({ surfaces, targets }: ChannelFlow): readonly FlowEdge[] {
  const all = targets.flatMap(({ ports }) => ports.flatMap(({ edges }) => edges));
  return surfaces.flatMap((surface) => all.filter((edge) => edge.surface === surface));
}
