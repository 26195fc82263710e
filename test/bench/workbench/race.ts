import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CorpusSum } from '../corpus/corpus.ts';
import { type Line, median } from '../table/figure.ts';
import { findPeer, PEER_ARGUMENTS } from './peer.ts';
import { TIMED_DESCRIPTOR, type Timed } from './stopwatch.ts';
import type { Workbench } from './workbench.ts';

const stopwatch = fileURLToPath(new URL('./stopwatch.ts', import.meta.url));

/** A whole process from its start to its end. */
export interface Run {
  /** Wall time in milliseconds. */
  readonly wall: number;
  /** CPU time in user mode in milliseconds, in steps of ten; null where the system does not give it. */
  readonly user: number | null;
  readonly stdout: string;
}

/** @throws where it does not end with exit code 0. */
export function runWhole(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Run {
  const { stdout, stderr, error, output } = spawnSync(process.execPath, [stopwatch, command, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  const { wall, user, status } = JSON.parse(output[TIMED_DESCRIPTOR] ?? '') as Timed;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return { wall, user, stdout };
}

type Sums = Pick<CorpusSum, 'input' | 'cachedInput' | 'output'>;

export function ourArguments(bench: Workbench, home: string, stateDir: string): string[] {
  const options = ['--json', '--codex-home', home, '--state-dir', stateDir, '--quiet'];
  return [bench.cli, 'usage', 'daily', ...options];
}

function runOurs(bench: Workbench, home: string, stateDir: string): Run & { sums: Sums } {
  const run = runWhole(process.execPath, ourArguments(bench, home, stateDir));
  const document = JSON.parse(run.stdout) as { totals: { tokens: Sums } };
  const { input, cachedInput, output } = document.totals.tokens;
  return { ...run, sums: { input, cachedInput, output } };
}

/** ccusage tells input without what was cached. */
interface PeerTotals {
  readonly inputTokens: number;
  readonly cacheCreationTokens: number;
  readonly cacheReadTokens: number;
  readonly outputTokens: number;
}

function runPeer(command: string, args: readonly string[], home: string): Run & { sums: Sums } {
  const run = runWhole(command, args, { CODEX_HOME: home });
  const { totals } = JSON.parse(run.stdout) as { totals: PeerTotals };
  const input = totals.inputTokens + totals.cacheReadTokens + totals.cacheCreationTokens;
  return { ...run, sums: { input, cachedInput: totals.cacheReadTokens, output: totals.outputTokens } };
}

/** Empty where all sums are what the corpus holds. */
function difference(found: Sums, expected: Sums): string {
  const key = (['input', 'cachedInput', 'output'] as const).find((one) => found[one] !== expected[one]);
  return key === undefined ? '' : `counts ${key} ${found[key]}; the corpus holds ${expected[key]}`;
}

export interface RacePlan {
  readonly home: string;
  /** The state folder for a round: a new one each time, or one that already knows the home. */
  readonly stateDir: (round: number) => string;
  readonly rounds: number;
  /** Changes the home before a round. */
  readonly before?: (round: number) => void;
  /** What Glance must count now. */
  readonly expected: () => Sums;
}

/** Medians of the same rounds, in milliseconds. */
export interface RaceResult {
  readonly ours: number;
  /** Null where the peer has no program for this system. */
  readonly peer: number | null;
  /** A bare start of Node. */
  readonly node: number;
  /** User time, where the system gives it. */
  readonly oursUser: number | null;
  readonly peerUser: number | null;
  /** What the peer counts otherwise than the corpus holds; empty where nothing. */
  readonly peerDiffers: string;
}

function medianUser(runs: readonly Run[]): number | null {
  const times = runs.flatMap(({ user }) => user ?? []);
  return times.length < runs.length || times.length === 0 ? null : median(times);
}

/** A line of how many times as long as a bare start of Node a whole process takes. */
export const nodeStartLine = (name: string, goal: number, runs: number): Line => ({
  name,
  unit: 'of a bare start of Node',
  goal,
  against: `\`node -e 0\`, whole processes in turn, median of ${runs}`,
});

/** Starts Node with nothing to do, in milliseconds. */
export const startNode = (): number => runWhole(process.execPath, ['-e', '0']).wall;

/**
 * Runs the peer, Glance and a bare Node in turn on one home, after a first turn that fills the page cache, and
 * holds what Glance counts to what the corpus holds.
 *
 * @throws where a total of Glance differs.
 */
export function race(bench: Workbench, plan: RacePlan): RaceResult {
  const { native } = findPeer();
  const ours: Run[] = [];
  const peers: Run[] = [];
  const nodes: number[] = [];
  let peerDiffers = '';
  for (let round = 0; round <= plan.rounds; round++) {
    plan.before?.(round);
    const stateDir = plan.stateDir(round);
    const peer = native === null ? null : runPeer(native, PEER_ARGUMENTS, plan.home);
    const own = runOurs(bench, plan.home, stateDir);
    const wrong = difference(own.sums, plan.expected());
    if (wrong !== '') throw new Error(`Glance ${wrong}.`);
    if (peer !== null) peerDiffers = difference(peer.sums, plan.expected());
    if (round === 0) continue;
    ours.push(own);
    nodes.push(startNode());
    if (peer !== null) peers.push(peer);
  }
  return {
    ours: median(ours.map(({ wall }) => wall)),
    peer: peers.length === 0 ? null : median(peers.map(({ wall }) => wall)),
    node: median(nodes),
    oursUser: medianUser(ours),
    peerUser: medianUser(peers),
    peerDiffers,
  };
}

/** What a ratio was made of, for the report of a run. */
export function describeRace({ ours, peer, node, peerDiffers }: RaceResult): string {
  const times = `${ours.toFixed(0)} ms, ccusage ${peer?.toFixed(0) ?? '?'} ms, Node ${node.toFixed(0)} ms`;
  return peerDiffers === '' ? times : `${times}; ccusage ${peerDiffers}`;
}

/** The peer as the table names it. */
export const peerName = (): string => `ccusage ${findPeer().version}`;

/** Why nothing was measured where the peer is not there. */
export const NO_PEER = 'ccusage has no program for this system.';
