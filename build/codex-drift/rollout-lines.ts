import { readFileSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';

/** Members whose content is another program's: its names say nothing of Codex. */
const FOREIGN = new Set(['parameters', 'schema', 'output_schema', 'input_schema', 'definition']);

/** Deeper than this no line of Codex was seen. */
const DEEPEST = 12;

/** Collects which keys the lines of rollouts have, with the JSON types of their values. */
export class LineKeys {
  private readonly types = new Map<string, Set<string>>();

  /** Reads a rollout, compressed or not. An unfinished last line is left out. */
  readFile(path: string): void {
    const bytes = readFileSync(path);
    const text = (path.endsWith('.zst') ? zstdDecompressSync(bytes) : bytes).toString('utf8');
    for (const line of text.split('\n').slice(0, -1)) this.readLine(line);
  }

  /** Reads a line. One that is not JSON is an item of its own. */
  readLine(line: string): void {
    let parsed: unknown;
    try {
      parsed = JSON.parse(line);
    } catch {
      this.add('not JSON', 'line');
      return;
    }
    const { type, payload } = parsed as { type?: unknown; payload?: { type?: unknown } };
    const kind = typeof payload?.type === 'string' ? `${type}/${payload.type}` : String(type);
    this.walk(kind, parsed, 0);
  }

  /** Returns the items of a fingerprint: `kind path`, with the types of the values. */
  items(): Record<string, string> {
    const sorted = [...this.types].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(sorted.map(([path, types]) => [path, [...types].toSorted().join('|')]));
  }

  private walk(path: string, value: unknown, depth: number): void {
    if (Array.isArray(value)) {
      this.add(path, 'list');
      if (depth < DEEPEST) for (const each of value) this.walk(`${path}[]`, each, depth + 1);
      return;
    }
    if (typeof value !== 'object' || value === null) {
      this.add(path, value === null ? 'null' : typeof value);
      return;
    }
    this.add(path, 'object');
    if (depth === DEEPEST) return;
    for (const [key, member] of Object.entries(value)) {
      const place = `${path}${depth === 0 ? ' ' : '.'}${isName(key) ? key : '*'}`;
      if (FOREIGN.has(key)) this.add(place, 'foreign');
      else this.walk(place, member, depth + 1);
    }
  }

  private add(path: string, type: string): void {
    const types = this.types.get(path) ?? new Set();
    this.types.set(path, types.add(type));
  }
}

/** True for the name of a field; paths, ids and domains are keys of a map. */
function isName(key: string): boolean {
  return /^[a-z][a-z0-9_]*$/i.test(key) && !/^[0-9a-f]{8,}/.test(key);
}
