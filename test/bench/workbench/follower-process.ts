import { createNodePorts } from '../../../electron/core/composition/node-ports.ts';
import { createGlance } from '../../../electron/core/glance.ts';
import type { Clock } from '../../../electron/core/platform/ports.ts';
import { systemClock } from '../../../electron/core/platform/system-clock.ts';

/** The first message to the process. */
export interface FollowerSetup {
  readonly codexHome: string;
  readonly stateDir: string;
  readonly cwd: string;
  /** Timers run this much faster, so that work put off for a while is part of what is measured. */
  readonly haste: number;
}

export type FollowerMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'seen'; readonly responses: number; readonly at: string }
  | { readonly type: 'cpu'; readonly microseconds: number };

/** A Glance with the ports of every host on Node, which tells each Snapshot to its parent. */
async function follow({ codexHome, stateDir, cwd, haste }: FollowerSetup): Promise<void> {
  const clock: Clock = { ...systemClock, after: (ms, run) => systemClock.after(ms / haste, run) };
  const options = { codexHomes: [codexHome], homesSource: 'option', timezone: 'UTC', locale: 'en' } as const;
  const glance = createGlance({ ...options, stateDir, cwd }, { ...createNodePorts(), clock });
  await glance.start();
  glance.store.subscribe(({ usage }) => {
    const at = process.hrtime.bigint();
    tell({ type: 'seen', responses: usage.today.responses, at: String(at) });
  });
  process.on('message', async ({ type }: { readonly type: 'cpu' | 'close' }) => {
    if (type === 'cpu') {
      const { user, system } = process.cpuUsage();
      tell({ type: 'cpu', microseconds: user + system });
      return;
    }
    await glance.close();
    process.disconnect();
  });
  tell({ type: 'ready' });
}

function tell(message: FollowerMessage): void {
  process.send?.(message);
}

process.once('message', (setup: FollowerSetup) => void follow(setup));
