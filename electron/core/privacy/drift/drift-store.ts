import { join } from 'node:path';
import * as v from 'valibot';
import { loadDocument, writeDocument } from '../../platform/state/own-document.ts';
import { STATE_FILES } from '../../platform/state/state-files.ts';
import { type Seen, seenSchema } from './drift.ts';

const stored = v.object({
  schema: v.literal('codex-glance.drift/1'),
  seen: v.record(v.string(), seenSchema),
});

/** At most this many folders are stored; those not observed for longest are dropped. */
const KEPT = 200;

/** Stores the last observation in Glance's state folder, by Codex home and folder. */
export class DriftStore {
  private readonly file: string;

  constructor(stateDir: string) {
    this.file = join(stateDir, STATE_FILES.drift);
  }

  /** Returns null where there is none, or the file has another form. */
  async read(key: string): Promise<Seen | null> {
    return (await this.readAll())[key] ?? null;
  }

  /**
   * Replaces one entry atomically; what another Glance wrote to others stays.
   *
   * @throws Error where the folder cannot be written.
   */
  async write(key: string, seen: Seen): Promise<void> {
    const entries = Object.entries({ ...(await this.readAll()), [key]: seen });
    const kept = entries.toSorted(([, a], [, b]) => b.at - a.at).slice(0, KEPT);
    writeDocument(this.file, { schema: 'codex-glance.drift/1', seen: Object.fromEntries(kept) });
  }

  private async readAll(): Promise<Record<string, Seen>> {
    const document = await loadDocument(this.file);
    const parsed = document.state === 'read' ? v.safeParse(stored, document.value) : null;
    return parsed?.success ? parsed.output.seen : {};
  }
}
