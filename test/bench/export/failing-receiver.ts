import { parentPort } from 'node:worker_threads';
import { type HecFault, startFakeHec } from '../../fakes/hec.ts';
import { seeded } from '../corpus/random.ts';

/** A receiver in a thread of its own, which fails one request in five: before or after it took the events. */
const random = seeded(20_261_130);
const faults: readonly HecFault[] = [
  { status: 503, code: 9, retryAfter: '1' },
  { status: 429, code: 26 },
  { status: 500, code: 8 },
  { status: 200, hangUp: 'before' },
  { status: 200, hangUp: 'after' },
];

const hec = await startFakeHec({
  fault: () => (random() < 0.2 ? (faults[Math.floor(random() * faults.length)] ?? null) : null),
});

parentPort?.postMessage({ url: hec.url });
parentPort?.on('message', () => {
  const ids = hec.events.map(({ event }) => event.id);
  parentPort?.postMessage({ events: ids.length, distinct: new Set(ids).size });
});
