import type { ShownTarget } from '../../../electron/shared/export/exports.ts';
import type { AnalyticsChannel } from '../../../electron/shared/telemetry/telemetry.ts';

/** A surface of Codex, or Glance itself. */
export type FlowSource = AnalyticsChannel['surface'] | 'glance';

/** A channel of Codex, or a target of Glance's exports by its name. */
export type FlowChannel = AnalyticsChannel['id'] | `export:${string}`;

/** What one source sends over one channel. */
export interface FlowEdge {
  readonly surface: FlowSource;
  readonly channel: FlowChannel;
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
  readonly channel: FlowChannel;
  readonly destinations: readonly string[];
  readonly ports: readonly FlowPort[];
}

/** Surfaces and what they send where. */
export interface ChannelFlow {
  readonly surfaces: readonly FlowSource[];
  readonly targets: readonly FlowTarget[];
}

/** What is sent comes first. */
const order: readonly AnalyticsChannel['state'][] = ['on', 'on-demand', 'unknown', 'off'];

type Sent = Omit<FlowEdge, 'channel'> & { readonly id: FlowChannel };

/**
 * Arranges channels, and what Glance itself sends off this machine, as edges from sources to targets, each of the
 * lists once.
 */
export function channelFlow(
  codex: readonly AnalyticsChannel[],
  exported: readonly ShownTarget[] = [],
): ChannelFlow {
  const channels: readonly Sent[] = [...codex, ...exported.filter(({ leaves }) => leaves).map(sentTo)];
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

function sentTo({ id, destination, state }: ShownTarget): Sent {
  return {
    id: `export:${id}`,
    surface: 'glance',
    destination: destination ?? 'none',
    state: state === 'off' ? 'off' : 'on',
  };
}

/** Returns the name of the target that a channel is; null for a channel of Codex. */
export function exportOf(channel: FlowChannel): string | null {
  return channel.startsWith('export:') ? channel.slice('export:'.length) : null;
}
