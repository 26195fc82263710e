import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';

type Used = 'on' | 'getSystemIdleTime';

/** The machine goes to sleep and comes back. */
class PowerMonitor extends EventEmitter implements Pick<Electron.PowerMonitor, 'getSystemIdleTime'> {
  getSystemIdleTime(): number {
    return 0;
  }

  /** The user opens the lid. */
  resume(): void {
    this.emit('resume');
  }
}

export const powerMonitor = new PowerMonitor();

powerMonitor satisfies Pick<PowerMonitor, Used>;
