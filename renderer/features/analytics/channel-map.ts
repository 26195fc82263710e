import type { AnalyticsChannel } from '../../../electron/shared/telemetry.ts';

type Surface = AnalyticsChannel['surface'];
type Cell = Pick<AnalyticsChannel, 'state' | 'reason'>;

/** One channel over all surfaces. */
export interface ChannelColumn {
  readonly id: AnalyticsChannel['id'];
  /** Usually one, none where nothing is sent; each once. */
  readonly destinations: readonly string[];
  /** What tells who the user is, and the settings that stop it; each once. */
  readonly identifiedBy: readonly string[];
  readonly stoppedBy: readonly string[];
  /** Each reason once, with the surfaces that it holds for. */
  readonly reasons: readonly { readonly reason: string; readonly surfaces: readonly Surface[] }[];
}

/** Surface by channel, as a table. A cell is null where nothing is known of the pair. */
export interface ChannelMap {
  readonly columns: readonly ChannelColumn[];
  readonly rows: readonly { readonly surface: Surface; readonly cells: readonly (Cell | null)[] }[];
}

/** Arranges the channels; columns and rows keep the order in which they first come. */
export function channelMap(channels: readonly AnalyticsChannel[]): ChannelMap {
  const ids = [...new Set(channels.map(({ id }) => id))];
  const surfaces = [...new Set(channels.map(({ surface }) => surface))];
  return {
    columns: ids.map((id) => column(id, channels)),
    rows: surfaces.map((surface) => ({
      surface,
      cells: ids.map((id) => channels.find((one) => one.id === id && one.surface === surface) ?? null),
    })),
  };
}

/** What the host says of a channel that goes nowhere. */
const NO_ADDRESS = 'none';

function once(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}

function column(id: AnalyticsChannel['id'], channels: readonly AnalyticsChannel[]): ChannelColumn {
  const own = channels.filter((one) => one.id === id);
  const byReason = Map.groupBy(own, ({ reason }) => reason);
  return {
    id,
    destinations: once(own.map(({ destination }) => (destination === NO_ADDRESS ? undefined : destination))),
    identifiedBy: once(own.map(({ identifiedBy }) => identifiedBy)),
    stoppedBy: once(own.map(({ stoppedBy }) => stoppedBy)),
    reasons: [...byReason].map(([reason, members]) => ({
      reason,
      surfaces: members.map(({ surface }) => surface),
    })),
  };
}
