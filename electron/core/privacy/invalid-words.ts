import { layerName } from '../config/layers/layer-name.ts';
import type { InvalidConfig } from '../config/validity/invalid.ts';

/** Names what is invalid, with its line: `your config.toml (line 3)`. */
export function invalidPlace({ layer, line }: Pick<InvalidConfig, 'layer' | 'line'>): string {
  const name = layer === null ? 'the merged configuration' : layerName({ layer });
  return `${name}${line === null ? '' : ` (line ${line})`}`;
}

/** The text with a capital at its beginning. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
