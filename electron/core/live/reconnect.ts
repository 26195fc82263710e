/** After this many attempts Glance waits for a change of the daemon's files. */
const MOST_ATTEMPTS = 6;

const FIRST_MS = 1_000;

export type Reconnect =
  | { readonly state: 'wait'; readonly ms: number; readonly reason: string }
  | { readonly state: 'rest'; readonly reason: string };

/**
 * Decides when to try again after a failed or ended connection. `failures` counts those in a row, this one included;
 * `random` from 0 to 1 spreads the attempts of several Glances.
 */
export function decideReconnect(failures: number, random: number): Reconnect {
  if (failures > MOST_ATTEMPTS)
    return { state: 'rest', reason: 'Tried often enough: waits for a new daemon.' };
  const ms = FIRST_MS * 2 ** (failures - 1);
  return {
    state: 'wait',
    ms: Math.round(ms * (0.75 + random / 2)),
    reason: 'A daemon may just be starting.',
  };
}
