import type { ConfigReport } from '../../electron/shared/commands.ts';
import type { GlanceApi } from '../../electron/shared/contract.ts';
import type { EditReport } from '../../electron/shared/edit.ts';
import type { Result } from '../../electron/shared/result.ts';
import type { Snapshot } from '../../electron/shared/snapshot.ts';
import type { Connection, LinkState } from '../../renderer/transport/connection.ts';

/** A host in memory: answers with `snapshot`, counts what is asked of it. */
export class FakeHost implements Connection {
  readonly asked: string[] = [];
  snapshot: Snapshot | null;
  failure: string | null = null;
  /** What the next plan, edit or undo answers. */
  editReport: Result<EditReport> | null = null;
  configReport: Result<ConfigReport> | null = null;
  readonly #snapshots = new Set<(snapshot: Snapshot) => void>();
  readonly #links = new Set<(state: LinkState) => void>();

  constructor(snapshot: Snapshot | null) {
    this.snapshot = snapshot;
  }

  readonly api: GlanceApi = {
    host: 'browser',
    getSnapshot: async () => {
      this.asked.push('get');
      return this.snapshot === null
        ? { ok: false, code: 'failed', message: this.failure ?? 'Nothing there.' }
        : { ok: true, value: this.snapshot };
    },
    refresh: () => this.#answer('refresh'),
    setDemo: (on) => this.#answer(`demo ${on}`),
    closePopover: () => this.#answer('close'),
    planAnalytics: (enabled) => this.#edit(`plan ${enabled}`),
    setAnalytics: (enabled) => this.#edit(`set ${enabled}`),
    undoAnalytics: () => this.#edit('undo'),
    getConfigReport: async (keys) => {
      this.asked.push(`config ${keys.join(' ')}`);
      return this.configReport ?? { ok: false, code: 'failed', message: 'Nothing there.' };
    },
    openLayer: (file) => this.#answer(`open ${file}`),
    onSnapshot: (listener) => {
      this.#snapshots.add(listener);
      return () => this.#snapshots.delete(listener);
    },
  };

  readonly onLink = (listener: (state: LinkState) => void): (() => void) => {
    this.#links.add(listener);
    return () => this.#links.delete(listener);
  };

  push(snapshot: Snapshot): void {
    this.snapshot = snapshot;
    for (const listener of this.#snapshots) listener(snapshot);
  }

  setLink(state: LinkState): void {
    for (const listener of this.#links) listener(state);
  }

  get listeners(): number {
    return this.#snapshots.size + this.#links.size;
  }

  async #edit(what: string): Promise<Result<EditReport>> {
    this.asked.push(what);
    return this.editReport ?? { ok: false, code: 'failed', message: 'Nothing there.' };
  }

  async #answer(what: string): Promise<Result<null>> {
    this.asked.push(what);
    return this.failure === null
      ? { ok: true, value: null }
      : { ok: false, code: 'failed', message: this.failure };
  }
}
