import { join } from 'node:path';
import * as v from 'valibot';
import { loadDocument, writeDocument } from '../platform/state/own-document.ts';
import { STATE_FILES } from '../platform/state/state-files.ts';

const schema = v.object({
  schema: v.literal('codex-glance.codex-versions/1'),
  /** Newer versions for which `config --verify` was offered, with the time of the offer. */
  offered: v.record(v.string(), v.string()),
  /** The program on PATH that was last asked, as it was then. */
  program: v.nullable(
    v.object({ file: v.string(), changedAt: v.string(), version: v.string(), askedAt: v.string() }),
  ),
});

/** What is stored about Codex versions. */
export type StoredVersions = Readonly<v.InferOutput<typeof schema>>;

const nothing: StoredVersions = { schema: 'codex-glance.codex-versions/1', offered: {}, program: null };

/** At most this many offers are kept. */
const KEPT = 50;

/** Stores which versions were offered and asked, in Glance's state folder; with null, in memory only. */
export class VersionStore {
  private readonly file: string | null;
  private stored: StoredVersions = nothing;

  constructor(stateDir: string | null) {
    this.file = stateDir === null ? null : join(stateDir, STATE_FILES.codexVersions);
  }

  get current(): StoredVersions {
    return this.stored;
  }

  /** Reads the file again, which another Glance may have written. A file of another form counts as empty. */
  async read(): Promise<void> {
    if (this.file === null) return;
    const document = await loadDocument(this.file);
    const parsed = document.state === 'read' ? v.safeParse(schema, document.value) : null;
    if (parsed?.success) this.stored = parsed.output;
  }

  /** @throws Error where the folder cannot be written; it is remembered in memory then. */
  async change(patch: Partial<Pick<StoredVersions, 'offered' | 'program'>>): Promise<void> {
    await this.read();
    const offered = { ...this.stored.offered, ...patch.offered };
    const newest = Object.entries(offered).toSorted(([, a], [, b]) => (a < b ? 1 : -1));
    this.stored = { ...this.stored, ...patch, offered: Object.fromEntries(newest.slice(0, KEPT)) };
    if (this.file === null) return;
    writeDocument(this.file, this.stored);
  }
}
