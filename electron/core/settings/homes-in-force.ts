import type { GlanceOptions } from './glance-options.ts';

type Homes = Pick<GlanceOptions, 'codexHomes' | 'homesSource'>;

/** Decides which Codex homes are read: those named on the command line, else the chosen ones, else those found. */
export function homesInForce({ codexHomes, homesSource }: Homes, chosen: readonly string[]): Homes {
  if (homesSource === 'option' || chosen.length === 0) return { codexHomes, homesSource };
  return { codexHomes: [...new Set(chosen)], homesSource: 'settings' };
}
