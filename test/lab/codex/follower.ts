import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Glance } from '../../../electron/core/glance.ts';
import type { UsageReport } from '../../../electron/shared/commands.ts';
import { createWholeGlance } from '../../setup/whole-glance.ts';

/** Notifications of the system and the reading after them take at most this long, in milliseconds. */
const SETTLE_MS = 10_000;

/** A whole Glance that only follows what the system tells it: it reads the home once, at its start. */
export class Follower implements AsyncDisposable {
  private readonly glance: Glance;

  private constructor(glance: Glance) {
    this.glance = glance;
  }

  /** `root` is an empty folder for what Glance keeps and where it works. */
  static async start(codexHome: string, root: string): Promise<Follower> {
    const glance = createWholeGlance({ codexHome, stateDir: join(root, 'state'), folder: root });
    await glance.start();
    return new Follower(glance);
  }

  /** Its report once it fits, or the last one where it never does. */
  async report(fits: (report: UsageReport) => boolean): Promise<UsageReport> {
    const until = Date.now() + SETTLE_MS;
    for (;;) {
      const report = this.glance.usageReport({ by: 'session' });
      if (fits(report) || Date.now() > until) return report;
      await sleep(20);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.glance.close();
  }
}
