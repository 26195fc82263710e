import { appendFileSync, rmSync } from 'node:fs';
import { writeCorpus, writeSession } from '../corpus/corpus.ts';
import { type Figure, judge, type Line, type Measurement, notMeasured } from '../table/figure.ts';
import { peakMemory } from '../workbench/peak-memory.ts';
import { ourArguments } from '../workbench/race.ts';
import type { Workbench } from '../workbench/workbench.ts';

const LONG_LINE = 50_000_000;
const DAY = 24 * 3600_000;

const ofFile: Line = {
  name: 'Peak memory, one file of 5 GB',
  unit: 'MB',
  goal: 150,
  against: 'resident, the whole process; MB of 2^20 bytes',
};
const ofLine: Line = { ...ofFile, name: 'Peak memory, lines of 50 MB' };

function measureHome(bench: Workbench, line: Line, home: string, detail: string): Figure {
  return judge(line, peakMemory(bench, ourArguments(bench, home, bench.folder('state'))), detail);
}

/** One session five times the size of the large home, every response in it its own. */
function largeFile(bench: Workbench): Figure {
  const size = 5 * bench.size.bytes;
  if (!bench.hasRoom(size)) return notMeasured(ofFile, 'the disk has no room for the file.');
  bench.say(`${ofFile.name}: writing ${(size / 1e6).toFixed(0)} MB …`);
  const dir = bench.folder('large-file');
  const until = Date.now();
  try {
    const { responses } = writeSession({ dir, startedAt: until - DAY, until, size, seed: 4 });
    return measureHome(bench, ofFile, dir, `${responses.toLocaleString('en')} responses in it`);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** Long lines of both kinds: one whose kind is skipped, and one whose kind may matter. */
function longLines(bench: Workbench): Figure {
  bench.say(ofLine.name);
  const dir = bench.folder('long-line');
  const { sessions } = writeCorpus({
    dir,
    sessions: 10,
    bytes: 1e6,
    seed: 5,
    now: Date.now(),
    versions: ['0.169.0'],
  });
  const [first, second] = sessions;
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
  return measureHome(bench, ofLine, dir, 'a tool output and a message');
}

export const measurements: readonly Measurement[] = [
  { name: 'large-file', lines: [ofFile], measure: async (bench) => [largeFile(bench)] },
  { name: 'long-lines', lines: [ofLine], measure: async (bench) => [longLines(bench)] },
];
