import { appendFileSync, rmSync } from 'node:fs';
import { type Corpus, sumCorpus, writeCorpus, writeSession } from '../corpus/corpus.ts';
import { type Figure, judge, type Measurement, notMeasured } from '../figure.ts';
import { peakMemory } from '../peak-memory.ts';
import { ourArguments } from '../race.ts';
import type { Workbench } from '../workbench.ts';

/** MB of 2^20 bytes, whatever the home holds. */
const GOAL = 150;

const LONG_LINE = 50_000_000;

function measureHome(bench: Workbench, name: string, home: string, detail: string): Figure {
  bench.say(name);
  const value = peakMemory(bench, ourArguments(bench, home, bench.folder('state')));
  return judge({ name, value, unit: 'MB', goal: GOAL, detail });
}

function ofLargeHome(bench: Workbench): Figure {
  const corpus = bench.large();
  const size = `${(sumCorpus(corpus).bytes / 1e9).toPrecision(2)} GB`;
  return measureHome(bench, `Peak memory of a first scan, ${size}`, corpus.dir, 'resident, whole process');
}

/** One session five times the size of the large home, every response in it its own. */
function ofLargeFile(bench: Workbench): Figure {
  const size = 5 * bench.size.bytes;
  const name = `Peak memory, one file of ${(size / 1e9).toPrecision(2)} GB`;
  if (!bench.hasRoom(size)) return notMeasured(name, 'MB', GOAL, 'the disk has no room for the file.');
  bench.say(`Writing one session, ${(size / 1e6).toFixed(0)} MB …`);
  const dir = bench.folder('large-file');
  const until = Date.now();
  try {
    const { responses } = writeSession({ dir, startedAt: until - 24 * 3600_000, until, size, seed: 4 });
    return measureHome(bench, name, dir, `${responses.toLocaleString('en')} responses in it`);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** Long lines of both kinds: one whose kind is skipped, and one whose kind may matter. */
function ofLongLine(bench: Workbench): Figure {
  const dir = bench.folder('long-line');
  const corpus: Corpus = writeCorpus({
    dir,
    sessions: 10,
    bytes: 1e6,
    seed: 5,
    now: Date.now(),
    versions: ['0.169.0'],
  });
  const [first, second] = corpus.sessions;
  const text = 'x '.repeat(LONG_LINE / 2);
  const stamp = new Date().toISOString();
  for (const [session, type, payload] of [
    [first, 'response_item', '"type":"function_call_output","call_id":"call_1","output"'],
    [second, 'event_msg', '"type":"agent_message","message"'],
  ] as const) {
    if (!session) continue;
    const head = `{"timestamp":"${stamp}","ordinal":${session.ordinal()},"type":"${type}","payload":{`;
    appendFileSync(session.path, `${head}${payload}:"${text}"}}\n`);
  }
  return measureHome(bench, 'Peak memory, lines of 50 MB', dir, 'a tool output and a message');
}

export const figures: readonly Measurement[] = [
  {
    name: 'peak-memory',
    measure: async (bench) => [ofLargeHome(bench), ofLargeFile(bench), ofLongLine(bench)],
  },
];
