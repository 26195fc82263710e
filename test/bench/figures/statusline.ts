import { type Figure, judge, type Measurement, median, quantile } from '../figure.ts';
import { findPeer, PEER_ARGUMENTS } from '../peer.ts';
import { ourArguments, runWhole } from '../race.ts';
import type { Workbench } from '../workbench.ts';

const ROUNDS = 15;

/** The most that a line in a prompt may take, in milliseconds. */
const GOAL_MS = 60;

/**
 * The whole process, from its start to its end, on a home that is known. ccusage's own status line is
 * for Claude Code alone, so the nearest it has for Codex is its report of today.
 */
function statusline(bench: Workbench): Figure[] {
  const corpus = bench.many();
  const sessions = corpus.sessions.length.toLocaleString('en');
  bench.say(`Status line, ${sessions} sessions`);
  const stateDir = bench.folder('state');
  runWhole(process.execPath, ourArguments(bench, corpus.dir, stateDir));
  const line = [bench.cli, 'statusline', '--codex-home', corpus.dir, '--state-dir', stateDir];
  const own = () => runWhole(process.execPath, line).wall;
  const { native, version } = findPeer();
  const today = [...PEER_ARGUMENTS, '--last', '1'];
  const theirs = () => (native === null ? null : runWhole(native, today, { CODEX_HOME: corpus.dir }).wall);

  const newest = corpus.sessions.at(-1);
  const [still, grown, peers, node]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let round = 0; round <= ROUNDS; round++) {
    const rested = own();
    const bare = runWhole(process.execPath, ['-e', '0']).wall;
    if (newest) newest.grow(Date.now());
    const after = own();
    // The first round fills the page cache, and finds out what is found out once a day.
    if (round === 0) continue;
    still.push(rested);
    grown.push(after);
    node.push(bare);
  }
  // By itself: it reads every session on all cores, after which no processor finds anything in its caches.
  for (let round = 0; round < ROUNDS; round++) {
    const peer = theirs();
    if (peer !== null) peers.push(peer);
  }
  const against = peers.length === 0 ? null : median(peers);
  const peerText = against === null ? '' : `; ccusage ${version} for today ${against.toFixed(0)} ms`;
  const figure = (name: string, walls: readonly number[]) =>
    judge({
      name: `${name}, ${sessions} sessions`,
      value: median(walls),
      unit: 'ms',
      goal: GOAL_MS,
      ...(against === null ? {} : { peer: { name: `ccusage ${version}`, value: against, unit: 'ms' } }),
      detail: `slowest of 20 ${quantile(walls, 0.95).toFixed(0)} ms, of it Node itself ${median(node).toFixed(0)} ms${peerText}`,
    });
  return [figure('Status line', still), figure('Status line while a session grows', grown)];
}

/** How long a prompt waits for its line. */
export const figures: readonly Measurement[] = [
  { name: 'statusline', measure: async (bench) => statusline(bench) },
];
