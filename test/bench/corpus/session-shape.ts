import type { RecordedLine } from './line-template.ts';
import type { RecordedFile } from './recordings.ts';
import { readRecording } from './recordings.ts';

/** A recorded session of one version that can be made longer, and which of its lines repeat. */
interface ShapeSource {
  readonly version: string;
  /** When upstream published it, UTC. Sources: the commit dates and the npm registry. */
  readonly published: string;
  readonly home: string;
  /** The file among those of the home, by when it was begun. */
  readonly file?: number;
  /** First and last but one line of the turn that repeats, and of the tool call in it; else they are found. */
  readonly turn?: readonly [number, number];
  readonly call?: readonly [number, number];
}

const SOURCES: readonly ShapeSource[] = [
  { version: '0.20.0', published: '2025-08-09', home: 'history-0.20.0', turn: [2, 7] },
  { version: '0.34.0', published: '2025-09-10', home: 'history-0.34.0', turn: [1, 9] },
  { version: '0.42.0', published: '2025-09-26', home: 'history-0.42.0' },
  { version: '0.58.0', published: '2025-11-13', home: 'history-0.58.0' },
  { version: '0.77.0', published: '2025-12-21', home: 'review-0.77.0', turn: [3, 19] },
  { version: '0.98.0', published: '2026-02-05', home: 'history-0.98.0' },
  { version: '0.116.0', published: '2026-03-19', home: 'history-0.116.0' },
  { version: '0.139.0', published: '2026-06-11', home: 'history-0.139.0' },
  { version: '0.144.6', published: '2026-07-18', home: 'history-0.144.6' },
  { version: '0.147.0', published: '2026-08-07', home: 'migrated-before', file: 2 },
  { version: '0.148.0', published: '2026-08-18', home: 'history-0.148.0' },
  { version: '0.151.0', published: '2026-08-31', home: 'review-0.151.0', turn: [36, 46], call: [8, 14] },
  { version: '0.152.1', published: '2026-09-02', home: 'history-0.152.1' },
  { version: '0.153.0', published: '2026-09-03', home: 'history-0.153.0' },
  { version: '0.155.1', published: '2026-09-19', home: 'history-0.155.1' },
  { version: '0.161.0', published: '2026-10-07', home: 'history-0.161.0' },
  { version: '0.165.0', published: '2026-10-27', home: 'history-0.165.0' },
  {
    version: '0.169.0',
    published: '2026-11-13',
    home: 'scenarios-0.169.0',
    file: 1,
    turn: [23, 35],
    call: [9, 16],
  },
];

/** How a version begins the file of a fork. */
export interface ForkShape {
  /** Its first line, which names the fork's parent. */
  readonly first: RecordedLine;
  /** The thread ids of the recording. */
  readonly child: string;
  readonly origin: string;
}

/** Versions whose forks copy the lines of the parent: the file of a recorded one, by when it was begun. */
const FORKS: Readonly<Record<string, { readonly home: string; readonly file: number }>> = {
  '0.98.0': { home: 'review-0.98.0', file: 2 },
  '0.116.0': { home: 'subagent-0.116.0', file: 1 },
};

/** Gives how a version begins a fork; null where it does not copy, or none is recorded. */
export function forkShape(version: string): ForkShape | null {
  const source = FORKS[version];
  const file = source && readRecording(source.home)[source.file];
  const [first] = file?.lines ?? [];
  if (!file || !first) return null;
  const { payload } = JSON.parse(file.texts[0] ?? '') as { payload: { id: string; forked_from_id: string } };
  return { first, child: payload.id, origin: payload.forked_from_id };
}

/** What a line does to the running sums of a session. */
export interface TokenStep {
  /** A response that no line before has shown. */
  readonly isNew: boolean;
  /** `add` to the total; `restart` where Codex began again from this response; null where it stays. */
  readonly total: 'add' | 'restart' | null;
}

export interface ShapeLine extends RecordedLine {
  readonly step: TokenStep | null;
}

/** A session as a version writes it, in the parts that a longer one is made of. */
export interface SessionShape {
  readonly version: string;
  /** Milliseconds since the epoch. */
  readonly published: number;
  /** Where the recorded file is, below its home. */
  readonly path: string;
  /** Up to where the turn that repeats begins. */
  readonly opening: readonly ShapeLine[];
  readonly turnStart: readonly ShapeLine[];
  /** A tool call with its output, and the response that asked for it. May be empty. */
  readonly call: readonly ShapeLine[];
  readonly turnEnd: readonly ShapeLine[];
}

let shapes: readonly SessionShape[] | undefined;

/** Gives the shape of every recorded version, oldest first. */
export function sessionShapes(): readonly SessionShape[] {
  shapes ??= SOURCES.map(readShape);
  return shapes;
}

function readShape({ version, published, home, file = 0, turn, call }: ShapeSource): SessionShape {
  const recorded = readRecording(home)[file];
  if (!recorded) throw new Error(`${home} has no file ${file}.`);
  const [from, to] = turn ?? findTurn(recorded);
  const lines = withSteps(recorded.lines);
  const found = findCall(lines, from, to);
  const [callFrom, callTo] = call ?? found ?? [to, to];
  // Where the call is of another turn, it comes before the first answer of this one.
  const cut = call ? thinksAt(lines, from, to) : callFrom;
  return {
    version,
    published: Date.parse(published),
    path: recorded.path,
    opening: lines.slice(0, call ? Math.max(callTo, firstEnd(lines, callTo, from)) : from),
    turnStart: lines.slice(from, cut),
    call: lines.slice(callFrom, callTo),
    turnEnd: lines.slice(call ? cut : callTo, to),
  };
}

/** The end of the turn that a call is of. */
function firstEnd(lines: readonly RecordedLine[], from: number, until: number): number {
  const end = lines.findIndex(({ kind }, index) => index >= from && kind === 'task_complete');
  return end < 0 ? until : Math.min(end + 1, until);
}

/** The last turn: from the prompt, and what is written with it, to the end of the file. */
function findTurn({ lines }: RecordedFile): [number, number] {
  const started = lines.findLastIndex(({ kind }) => kind === 'task_started');
  let from = started;
  if (started >= 0) while (lines[from - 1]?.kind === 'thread_settings_applied') from -= 1;
  else {
    from = lines.findLastIndex(({ kind }) => kind === 'user_message');
    const isPrompt = ({ kind, role }: RecordedLine) => kind === 'message' && role !== 'assistant';
    for (let before = lines[from - 1]; before && isPrompt(before); before = lines[from - 1]) from -= 1;
  }
  return [from, lines.length];
}

const isThought = ({ kind }: RecordedLine) =>
  kind === 'agent_reasoning' || kind === 'Reasoning' || kind === 'function_call';

function thinksAt(lines: readonly RecordedLine[], from: number, to: number): number {
  const index = lines.findIndex((line, at) => at >= from && at < to && isThought(line));
  return index < 0 ? to : index;
}

/** From the first thought of a turn to the next one after the output of the tool. */
function findCall(lines: readonly RecordedLine[], from: number, to: number): [number, number] | null {
  const output = lines.findIndex(({ kind }, at) => at >= from && at < to && kind === 'function_call_output');
  return output < 0 ? null : [thinksAt(lines, from, to), thinksAt(lines, output, to)];
}

function withSteps(lines: readonly RecordedLine[]): ShapeLine[] {
  const responses = new Set<string>();
  let before: string | null = null;
  return lines.map((line) => {
    const { usage } = line;
    if (usage === null) return { ...line, step: null };
    const { isRecord, response, total } = usage;
    const isDuplicate = !isRecord && total === before;
    const isNew = !isDuplicate && !responses.has(response);
    if (isNew) responses.add(response);
    const restarts = total === response && before !== null;
    if (!isRecord) before = total;
    const isKnown = isRecord || isDuplicate;
    return { ...line, step: { isNew, total: isKnown ? null : restarts ? 'restart' : 'add' } };
  });
}
