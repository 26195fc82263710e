import { layerFaultsMessage } from '../../../shared/messages/en/config/layer-faults.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { Origin } from '../../../shared/origin.ts';
import { isMissing, loadRegularFile } from '../../platform/reading/regular-file.ts';
import { whyUnreadable } from '../../platform/reading/why-unreadable.ts';
import { parseToml } from '../toml/toml.ts';
import { type ConfigLayer, emptyLayer } from './layer.ts';

export type FileText =
  | { readonly state: 'read'; readonly text: string }
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable'; readonly message: Message }
  | { readonly state: 'not-read'; readonly message: Message; readonly why: Message };

/** What keeps Codex from reading a file as well. */
const systemCodes = ['EACCES', 'EISDIR', 'ELOOP', 'ERR_ENCODING_INVALID_ENCODED_DATA'];

/** Returns true for an error that keeps Codex from reading the file as well. Any other may be a limit of ours. */
export function stopsCodexToo(error: unknown): boolean {
  return systemCodes.includes((error as NodeJS.ErrnoException | null)?.code ?? '');
}

/** Reads a text file once. Only "no such file" counts as missing. */
export async function readText(file: string): Promise<FileText> {
  try {
    const bytes = await loadRegularFile(file, 'config');
    return { state: 'read', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (isMissing(error)) return { state: 'missing' };
    const message = unreadable(code);
    if (stopsCodexToo(error)) return { state: 'unreadable', message };
    return { state: 'not-read', message, why: whyUnreadable(error, 'config') };
  }
}

function unreadable(code: string): Message {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return layerFaultsMessage('layer-faults.read.no-right');
    case 'EISDIR':
      return layerFaultsMessage('layer-faults.read.folder');
    case 'ERR_NOT_A_FILE':
      return layerFaultsMessage('layer-faults.read.not-regular');
    case 'ERR_FILE_TOO_LARGE':
      return layerFaultsMessage('layer-faults.read.too-large');
    case 'ERR_FILE_TOO_SLOW':
      return layerFaultsMessage('layer-faults.read.too-slow');
    case 'ELOOP':
      return layerFaultsMessage('layer-faults.read.circle');
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return layerFaultsMessage('layer-faults.read.not-utf-8');
    default:
      return layerFaultsMessage('layer-faults.read.other', { code });
  }
}

/** Reads one TOML file as a layer. A broken file becomes an empty layer with its error. */
export async function readLayer(origin: Origin & { readonly file: string }): Promise<ConfigLayer> {
  const text = await readText(origin.file);
  if (text.state === 'missing') return emptyLayer(origin);
  if (text.state === 'read') return parseLayer(origin, text.text);
  const { state: kind, ...why } = text;
  return emptyLayer(origin, { exists: true, error: { kind, ...why, file: origin.file, line: null } });
}

/** Makes a layer of TOML text. `origin.file` names the text in errors. */
export function parseLayer(origin: Origin & { readonly file: string }, text: string): ConfigLayer {
  const parsed = parseToml(text);
  if (parsed.ok) {
    return emptyLayer(origin, { exists: true, table: parsed.table, lines: parsed.lines });
  }
  const { message, line } = parsed;
  return emptyLayer(origin, { exists: true, error: { kind: 'syntax', message, file: origin.file, line } });
}
