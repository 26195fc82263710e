import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Delivery } from '../../../../electron/core/export/delivery/delivery.ts';
import { Outbox } from '../../../../electron/core/export/outbox/outbox.ts';
import { outboxFile } from '../../../../electron/core/export/outbox/outbox-file.ts';
import { taken } from '../../../../electron/core/export/target.ts';
import { createFakeTarget } from '../../../fakes/export-target.ts';
import { startFakeHec } from '../../../fakes/hec.ts';
import { sampleRecord } from '../../../fixtures/export-records.ts';
import { temporaryFolder } from '../../../setup/temporary-folder.ts';

const program = join(import.meta.dirname, '../../../fakes/killed-exporter.ts');

function fill(count: number) {
  const folder = temporaryFolder();
  const file = outboxFile(folder);
  const outbox = new Outbox(file);
  const records = Array.from({ length: count }, (_, number) => sampleRecord('turn', number));
  outbox.add(records, [], 0);
  outbox.close();
  return { file, ids: records.map(({ id }) => id) };
}

/** Ids by their first arrival. */
const firsts = (ids: readonly string[]) => [...new Set(ids)];

describe('A process that is killed between sending and moving the cursor', () => {
  it('a hundred times loses nothing, and repeats only by id', async () => {
    const { file, ids } = fill(2_000);
    const arrived: string[] = [];
    const { signal } = new AbortController();
    for (let kills = 0; kills < 100; kills++) {
      const outbox = new Outbox(file);
      const target = createFakeTarget(
        (batch) => {
          arrived.push(...batch.map(({ id }) => id));
          // The second batch was taken, and this process never learns it.
          if (target.batches.length === 2) throw new Error('killed');
          return taken(batch.length);
        },
        { records: 15, bytes: 1_000_000 },
      );
      const parts = { outbox, target, kinds: null, rate: 1e9, owner: `one-${kills}`, random: () => 0 };
      // Each begins after the lease of the one before has ended.
      const delivery = new Delivery({ ...parts, now: () => kills * 1_000_000 });
      await delivery.step(signal);
      await expect(delivery.step(signal)).rejects.toThrow('killed');
      outbox.close();
    }
    const outbox = new Outbox(file);
    const target = createFakeTarget((batch) => {
      arrived.push(...batch.map(({ id }) => id));
      return taken(batch.length);
    });
    const parts = { outbox, target, kinds: null, rate: 1e9, owner: 'last', random: () => 0 };
    const delivery = new Delivery({ ...parts, now: () => 1e9 });
    while ((await delivery.step(signal)).state !== 'idle');
    expect(firsts(arrived)).toEqual(ids);
    expect(arrived.length).toBe(ids.length + 100 * 15);
    outbox.close();
  });

  it('by the system loses nothing either', { timeout: 60_000 }, async () => {
    const { file, ids } = fill(400);
    let requests = 0;
    let kill = () => {};
    await using hec = await startFakeHec({
      fault: () => {
        requests += 1;
        // The answer to every other request comes too late: its sender is gone.
        if (requests % 2 === 0 && requests <= 16) setImmediate(() => kill());
        return requests % 2 === 0 && requests <= 16 ? { status: 200, hangUp: 'after' } : null;
      },
    });
    let kills = 0;
    for (let runs = 0; runs < 20; runs++) {
      const child = spawn(process.execPath, [program, file, hec.url], { stdio: 'ignore' });
      kill = () => child.kill('SIGKILL');
      const [code, signal] = await once(child, 'exit');
      if (signal === 'SIGKILL') kills += 1;
      if (code === 0) break;
    }
    expect(kills).toBeGreaterThan(3);
    expect(firsts(hec.events.map(({ event }) => event.id))).toEqual(ids);
  });
});
