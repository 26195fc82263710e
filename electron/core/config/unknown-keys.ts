import type { Finding } from '../../shared/finding.ts';
import { configMessage } from '../../shared/messages/en/config/config.ts';
import { configFinding, keyList } from './finding.ts';
import { wordsOf } from './known-behaviour.ts';
import { type ConfigLayer, originOf } from './layers/layer.ts';
import { layerName } from './layers/layer-name.ts';
import { knownKeys } from './schema/codex-schema.ts';
import { dottedKey, isTable } from './toml/toml.ts';

/** Finds keys that Codex does not know, and tables whose name is nearly that of one that it knows. */
export function unknownKeyFindings(layers: readonly ConfigLayer[], version: string | null): Finding[] {
  return [...unknownKeys(layers, version), ...misspelt(layers, version)];
}

/** Only in the tables that Glance explains: Codex itself warns of the others. */
function unknownKeys(layers: readonly ConfigLayer[], version: string | null): Finding[] {
  return layers.flatMap((layer) =>
    Object.entries(knownKeys(version)).flatMap(([name, known]) => {
      const table = layer.table[name];
      const unknown = isTable(table) ? Object.keys(table).filter((key) => !known.includes(key)) : [];
      const [first] = unknown;
      if (first === undefined || layer.disabledReason !== null) return [];
      const keys = unknown.map((key) => dottedKey([name, key]));
      const title = configMessage('config.unknown-keys', {
        ...keyList(keys),
        layer: layerName(layer.origin),
      });
      const words = wordsOf('config.unknown-keys');
      const found = configFinding(
        'config.unknown-keys',
        'info',
        title,
        originOf(layer, [name, first]),
        words,
      );
      return [{ ...found, id: `${found.id}:${name}` }];
    }),
  );
}

/** Tables whose name is nearly that of one that decides what is sent, so that an opt-out does nothing. */
function misspelt(layers: readonly ConfigLayer[], version: string | null): Finding[] {
  return layers.flatMap((layer) =>
    Object.keys(layer.table).flatMap((key) => {
      const meant = Object.keys(knownKeys(version)).find((name) => isNearly(key, name));
      if (meant === undefined || layer.disabledReason !== null) return [];
      const title = configMessage('config.misspelt', { key, layer: layerName(layer.origin), meant });
      const found = configFinding(
        'config.unknown-keys',
        'warning',
        title,
        originOf(layer, [key]),
        wordsOf('config.unknown-keys'),
      );
      return [{ ...found, id: `${found.id}:${key}` }];
    }),
  );
}

/** One letter too many, too few or another, or other capitals. */
function isNearly(key: string, name: string): boolean {
  if (Math.abs(key.length - name.length) > 1) return false;
  const lower = key.toLowerCase();
  const without = (text: string) => Array.from(text, (_letter, at) => text.slice(0, at) + text.slice(at + 1));
  const other = lower.length === name.length && without(lower).some((rest, at) => rest === without(name)[at]);
  return key !== name && (other || without(lower).includes(name) || without(name).includes(lower));
}
