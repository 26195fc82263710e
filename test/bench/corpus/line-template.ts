import { jsonLeaves } from './json-leaves.ts';
import { numberPart, tokenPart } from './number-parts.ts';
import type { Scene, TokenSum } from './scene.ts';
import type { TextFiller } from './text-filler.ts';
import { textParts } from './text-parts.ts';

/** A piece of a line: bytes as Codex wrote them, or what writes another value in their place. */
export type Part = Buffer | ((scene: Scene) => void);

/** What a recorded line tells of itself. */
export interface RecordedLine {
  readonly type: string;
  /** The type within the payload, or of the item that was completed. */
  readonly kind: string;
  readonly role: string;
  /** Milliseconds since the epoch; null on lines that have no time. */
  readonly at: number | null;
  /** Tokens of the response, where the line tells of one. */
  readonly usage: RecordedUsage | null;
  readonly parts: readonly Part[];
}

/** Tokens of a line as Codex wrote them, as text to compare. */
export interface RecordedUsage {
  readonly isRecord: boolean;
  readonly response: string;
  /** Null in a `token_usage_record`. */
  readonly total: string | null;
}

const SUMS: Readonly<Record<string, TokenSum>> = {
  total_token_usage: 'total',
  last_token_usage: 'response',
  usage: 'response',
  turn_token_usage: 'turn',
  thread_token_usage: 'thread',
};

interface WrittenLine {
  readonly timestamp?: string;
  readonly type?: string;
  readonly record_type?: string;
  readonly role?: string;
  readonly payload?: {
    readonly type?: string;
    readonly role?: string;
    readonly item?: { readonly type: string };
    readonly usage?: object;
    readonly info?: { readonly total_token_usage: object; readonly last_token_usage: object } | null;
  };
}

/** Splits a recorded line into what stays and what varies: ids, times, numbers and texts. */
export function compileLine(text: string, before: number, filler: TextFiller): RecordedLine {
  const written = JSON.parse(text) as WrittenLine;
  const at = written.timestamp === undefined ? null : Date.parse(written.timestamp);
  const parts: Part[] = [];
  let done = 0;
  for (const leaf of jsonLeaves(text)) {
    const raw = text.slice(leaf.start, leaf.end);
    const found = partsOf(leaf.path, leaf.kind, raw, at ?? before, filler);
    if (found === null) continue;
    parts.push(Buffer.from(text.slice(done, leaf.start)), ...found);
    done = leaf.end;
  }
  parts.push(Buffer.from(`${text.slice(done)}\n`));
  const { payload } = written;
  return {
    type: written.type ?? written.record_type ?? 'session_meta',
    kind: payload?.item?.type ?? payload?.type ?? '',
    role: payload?.role ?? written.role ?? '',
    at,
    usage: usageOf(payload),
    parts,
  };
}

function usageOf(payload: WrittenLine['payload']): RecordedUsage | null {
  const { usage, info } = payload ?? {};
  if (usage) return { isRecord: true, response: JSON.stringify(usage), total: null };
  if (!info) return null;
  const [response, total] = [info.last_token_usage, info.total_token_usage].map((one) => JSON.stringify(one));
  return { isRecord: false, response: response ?? '', total: total ?? '' };
}

function partsOf(
  path: readonly string[],
  kind: 'string' | 'number',
  raw: string,
  lineAt: number,
  filler: TextFiller,
): readonly Part[] | null {
  const [parent = '', key = ''] = path.slice(-2);
  if (kind === 'string') return textParts(key || parent, raw, lineAt, filler);
  const sum = SUMS[parent];
  const part = sum ? tokenPart(sum, key, Number(raw)) : numberPart(path, raw, lineAt);
  return part === null ? null : [part];
}

/** Writes a line for one session. */
export function writeLine({ parts }: RecordedLine, scene: Scene): void {
  for (const part of parts) {
    if (typeof part === 'function') part(scene);
    else scene.out.add(part);
  }
}
