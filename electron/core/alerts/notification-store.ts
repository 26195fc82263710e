import { join } from 'node:path';
import * as v from 'valibot';
import type { Clock, Logger } from '../platform/ports.ts';
import { keepDocument, setAside } from '../platform/state/kept-document.ts';
import { loadDocument } from '../platform/state/own-document.ts';
import { STATE_FILES } from '../platform/state/state-files.ts';
import { type NotificationLog, notificationLogSchema } from './notification-log.ts';

/** Stores what was reported in `alerts.json` of the state folder, so that a restart does not repeat it. */
export class NotificationStore {
  private readonly file: string;
  private readonly clock: Pick<Clock, 'now'>;
  private readonly logger: Logger;

  constructor(stateDir: string, clock: Pick<Clock, 'now'>, logger: Logger) {
    this.file = join(stateDir, STATE_FILES.alerts);
    this.clock = clock;
    this.logger = logger;
  }

  /** Reads the log; null where there is none yet. A damaged file is set aside, not overwritten. */
  async read(): Promise<NotificationLog | null> {
    const document = await loadDocument(this.file);
    if (document.state === 'missing') return null;
    if (document.state === 'unreadable') {
      this.logger.warn(`${this.file} cannot be read, so a restart may repeat notifications.`);
      return null;
    }
    const parsed = document.state === 'read' ? v.safeParse(notificationLogSchema, document.value) : null;
    if (parsed?.success) return parsed.output;
    await setAside(this.file, this.clock.now(), this.logger, 'The log of notifications');
    return null;
  }

  /** Replaces the file atomically. Never fails: it logs a warning. */
  async write(notified: NotificationLog): Promise<void> {
    const failure = 'The log of notifications cannot be stored, so a restart may repeat some';
    keepDocument(this.file, notified, this.logger, failure);
  }
}
