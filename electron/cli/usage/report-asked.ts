import { systemTimezone } from '../../core/time/system-timezone.ts';
import { codexHomesOf } from '../run/named-folders.ts';

/**
 * Returns what a report depends on and that is in no file: the command line, the homes that it means, and the time
 * zone.
 */
export function reportAsked(argv: readonly string[]): string {
  const { env, platform } = process;
  // The zone of `TZ` takes ten milliseconds to look up.
  const zone = env.TZ ? ['TZ', env.TZ] : [systemTimezone(env, platform)];
  return JSON.stringify([argv, codexHomesOf(argv), zone]);
}
