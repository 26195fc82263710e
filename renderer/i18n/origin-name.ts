import type { Origin } from '../../electron/shared/origin.ts';
import type { Strings } from './en.ts';

/** Who decided a value, such as `your config.toml, line 12`. */
export function originName(origin: Origin, { origin: strings }: Strings): string {
  const place =
    origin.layer === 'profile' && origin.name !== undefined
      ? strings.profile(origin.name)
      : strings.layer[origin.layer];
  return origin.line === undefined ? place : strings.line(place, origin.line);
}
