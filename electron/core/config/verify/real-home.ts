import path from 'node:path';
import type { CodexAnswer, CodexConfig, CodexLayerName } from './codex-answer.ts';

/**
 * Returns the answer as it would be for the real home: every mention of the copy becomes one of the original. Codex
 * skips its own home among the projects, but takes the original for one where `cwd` lies around it; that layer is
 * the user's file once more, and so is what it decides.
 */
export function atRealHome(answer: CodexAnswer, copy: string, codexHome: string): CodexAnswer {
  const text = (value: string) => value.replaceAll(copy, codexHome);
  if (answer.state !== 'answered') {
    const at = answer.at === null ? null : { ...answer.at, file: text(answer.at.file) };
    return { ...answer, message: text(answer.message), at };
  }
  const user = path.join(codexHome, 'config.toml');
  const renamed = <T extends CodexLayerName>(name: T): T => {
    const file = name.file === null ? null : text(name.file);
    return name.layer === 'project' && file === user ? { ...name, layer: 'user', file } : { ...name, file };
  };
  const own = (layer: CodexConfig['layers'][number]) => layer.layer === 'project' && layer.file === user;
  return {
    ...answer,
    config: mapText(answer.config, text) as CodexConfig['config'],
    origins: new Map([...answer.origins].map(([key, name]) => [text(key), renamed(name)] as const)),
    layers: answer.layers
      .filter((layer) => !own(layer))
      .map((layer) => ({ ...renamed(layer), config: mapText(layer.config, text) })),
    requirements: mapText(answer.requirements, text) as CodexConfig['requirements'],
  };
}

function mapText(value: unknown, text: (value: string) => string): unknown {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map((item) => mapText(item, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [text(key), mapText(inner, text)]));
}
