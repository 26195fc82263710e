import { stat } from 'node:fs/promises';
import type { Finding } from '../../../shared/finding.ts';
import { createSerialQueue } from '../../async/serial-queue.ts';
import type { Clock, Logger } from '../../platform/ports.ts';
import { type Digest, digestWith, newSalt } from '../../platform/salted-digest.ts';
import { type Change, ELSEWHERE, isNews, nextSeen, type Seen } from './drift.ts';
import { driftFindings } from './drift-findings.ts';
import { DriftStore } from './drift-store.ts';
import type { Sending } from './sending.ts';

export interface DriftServiceOptions {
  /** Null stores nothing, and so reports nothing. */
  readonly stateDir: string | null;
  readonly codexHome: string;
  /** Layers differ by folder, so each has a state of its own. */
  readonly cwd: string;
  readonly timezone: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
  /** What is in force now, with the digests that it is asked for; null where nothing is. */
  readonly current: (digest: Digest) => Sending | null;
  /** True where the user's file is as another Glance has just written it. */
  readonly isOwnEdit: () => Promise<boolean>;
}

/** Stores what was sent, and reports changes that Glance did not make. */
export class DriftService {
  private readonly options: DriftServiceOptions;
  private readonly store: DriftStore | null;
  private seen: Seen | null = null;
  private held = false;
  private readonly enqueue = createSerialQueue();

  constructor(options: DriftServiceOptions) {
    this.options = options;
    this.store = options.stateDir === null ? null : new DriftStore(options.stateDir);
  }

  /** Ignores changes until the next observation of its own: Glance is about to make one. */
  hold(): void {
    this.held = true;
  }

  /** Observes what is in force; `own` where Glance has just changed it. Never fails. */
  observe(own = false): Promise<void> {
    if (own) this.held = false;
    const isHeld = this.held;
    return this.enqueue(async () => {
      if (!isHeld) await this.look(own);
    });
  }

  findings(): Finding[] {
    const { clock, timezone } = this.options;
    return driftFindings(this.seen?.changes ?? [], clock.now(), timezone);
  }

  private async look(own: boolean): Promise<void> {
    const { current, clock, codexHome, cwd, isOwnEdit, logger } = this.options;
    if (this.store === null) return;
    const key = `${codexHome}\n${cwd}`;
    try {
      const before = await this.store.read(key);
      const salt = before?.salt ?? newSalt();
      const sending = current(digestWith(salt));
      if (sending === null) return;
      const now = clock.now();
      const first = nextSeen(before, sending, now, own, salt);
      const isOther = first.changes.some(({ layer, at }) => layer === 'user' && at === now);
      const next = isOther && (await isOwnEdit()) ? nextSeen(before, sending, now, true, salt) : first;
      this.seen = { ...next, changes: await withTimes(next.changes, before?.at ?? now, now) };
      if (isNews(before, this.seen)) await this.store.write(key, this.seen);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      logger.warn(`What is sent now could not be stored, so a later change is not noticed: ${why}`);
    }
  }
}

/**
 * Dates each change by its file, where that changed after the last observation. A file that did not change since is
 * not named: the sign-in, the trust of a project or the Codex version decided otherwise.
 */
async function withTimes(changes: readonly Change[], last: number, now: number): Promise<Change[]> {
  return Promise.all(
    changes.map(async (change) => {
      if (change.at !== now || change.file === null) return change;
      const file = await stat(change.file).catch(() => null);
      // A file that was moved into place with its old time has a new change time. A missing file did change.
      if (file !== null && Math.max(file.mtimeMs, file.ctimeMs) <= last) {
        return { ...change, layer: ELSEWHERE, file: null, line: null };
      }
      const written = file?.mtimeMs ?? now;
      return written > last && written < now ? { ...change, at: Math.floor(written) } : change;
    }),
  );
}
