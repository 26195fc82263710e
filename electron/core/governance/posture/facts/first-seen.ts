import { join } from 'node:path';
import * as v from 'valibot';
import { loadDocument, writeDocument } from '../../../platform/state/own-document.ts';
import { STATE_FILES } from '../../../platform/state/state-files.ts';
import { sha256 } from './content-hash.ts';

const stored = v.object({
  schema: v.literal('codex-glance.first-seen/1'),
  /** By a hash of what and of its content, so that no name is kept. */
  seen: v.record(v.string(), v.object({ first: v.string(), last: v.string() })),
});

/** At most so many are kept; those seen last longest ago are dropped. */
const KEPT = 5_000;

/** The time of the last look is renewed no oftener than this, in milliseconds. */
const DAY_MS = 86_400_000;

/** Stores when Glance first saw each content, in its state folder; with null it stores nothing. */
export class FirstSeen {
  private readonly file: string | null;

  constructor(stateDir: string | null) {
    this.file = stateDir === null ? null : join(stateDir, STATE_FILES.firstSeen);
  }

  /** Returns when each key was first seen, ISO 8601; those that never were are left out. */
  async read(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const seen = await this.readAll();
    return new Map(
      keys.flatMap((key) => {
        const known = seen[sha256(key)];
        return known === undefined ? [] : [[key, known.first] as const];
      }),
    );
  }

  /**
   * Notes that each key is there at `now`, in milliseconds, and returns when it was first seen.
   *
   * @throws Error where the state folder cannot be written.
   */
  async note(keys: readonly string[], now: number): Promise<ReadonlyMap<string, string>> {
    const at = new Date(now).toISOString();
    const seen = { ...(await this.readAll()) };
    let changed = false;
    const result = new Map<string, string>();
    for (const key of new Set(keys)) {
      const hash = sha256(key);
      const known = seen[hash];
      result.set(key, known?.first ?? at);
      if (known !== undefined && now - Date.parse(known.last) < DAY_MS) continue;
      seen[hash] = { first: known?.first ?? at, last: at };
      changed = true;
    }
    if (changed && this.file !== null) {
      const kept = Object.entries(seen)
        .toSorted(([, a], [, b]) => (a.last < b.last ? 1 : -1))
        .slice(0, KEPT);
      writeDocument(this.file, { schema: 'codex-glance.first-seen/1', seen: Object.fromEntries(kept) });
    }
    return result;
  }

  private async readAll(): Promise<v.InferOutput<typeof stored>['seen']> {
    if (this.file === null) return {};
    const document = await loadDocument(this.file);
    const parsed = document.state === 'read' ? v.safeParse(stored, document.value) : null;
    return parsed?.success ? parsed.output.seen : {};
  }
}
