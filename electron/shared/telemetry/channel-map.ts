import type { Message } from '../messages/message.ts';
import type { AnalyticsChannel } from './telemetry.ts';

type Surface = AnalyticsChannel['surface'];
type Cell = Pick<AnalyticsChannel, 'state' | 'reason'>;

/** One channel over all surfaces. */
export interface ChannelColumn {
  readonly id: AnalyticsChannel['id'];
  /** Usually one, none where nothing is sent; each once. */
  readonly destinations: readonly string[];
  /** What identifies the user, and the settings that stop it; each once. */
  readonly identifiedBy: readonly Message[];
  readonly stoppedBy: readonly Message[];
  /** Each reason once, with the surfaces that it holds for. */
  readonly reasons: readonly { readonly reason: Message; readonly surfaces: readonly Surface[] }[];
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

function once<T extends Message | string>(values: readonly (T | undefined)[]): readonly T[] {
  const known = values.filter((value) => value !== undefined);
  const keyOf = (value: T) => (typeof value === 'string' ? value : value.text);
  return [...new Map(known.map((value) => [keyOf(value), value])).values()];
}

function column(id: AnalyticsChannel['id'], channels: readonly AnalyticsChannel[]): ChannelColumn {
  const own = channels.filter((one) => one.id === id);
  const byReason = Map.groupBy(own, ({ reason }) => reason.text);
  return {
    id,
    destinations: once(own.map(({ destination }) => (destination === NO_ADDRESS ? undefined : destination))),
    identifiedBy: once(own.map(({ identifiedBy }) => identifiedBy)),
    stoppedBy: once(own.map(({ stoppedBy }) => stoppedBy)),
    reasons: [...byReason.values()].flatMap((members) =>
      members.slice(0, 1).map(({ reason }) => ({
        reason,
        surfaces: members.map(({ surface }) => surface),
      })),
    ),
  };
}
