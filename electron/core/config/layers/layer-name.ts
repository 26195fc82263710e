import { layersMessage } from '../../../shared/messages/en/config/layers.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { Layer, Origin } from '../../../shared/origin.ts';

/** Names the layer in the middle of a sentence. */
export function layerName({ layer, name = '' }: Origin): Message {
  const isNamed = layer === 'cloud' || layer === 'profile' || layer === 'requirements-cloud';
  return isNamed && name !== ''
    ? layersMessage('layers.named', { layer, name })
    : layersMessage('layers.name', { layer });
}

/** Says which layer decides, with the line where it is known: `your config.toml says so, line 12`. */
export function saidBy(origin: Origin): Message {
  const layer = layerName(origin);
  return origin.line === undefined
    ? layersMessage('layers.says-so', { layer })
    : layersMessage('layers.says-so-at', { layer, line: origin.line });
}

/** Names the layer, or what all layers amount to where it is null, with the line where it is known. */
export function layerPlace({ layer, line }: { layer: Layer | null; line: number | null }): Message {
  const name = layer === null ? layersMessage('layers.merged') : layerName({ layer });
  return line === null ? name : layersMessage('layers.at-line', { layer: name, line });
}
