import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSerialQueue } from '../async/serial-queue.ts';
import { type LiveScript, moveLive, planLive } from './demo-live.ts';
import { holdThreadLock } from './demo-locks.ts';
import { planHistory } from './demo-script.ts';
import { type DemoSum, DemoWriter } from './demo-writer.ts';
import { createRandom } from './random.ts';

export interface DemoHomeOptions {
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  /** An empty or missing folder; left out, a new one in the system's temporary folder. */
  readonly dir?: string;
  readonly seed?: number;
}

/** A Codex home of generated sample sessions. */
export interface DemoHome {
  /** Absolute. */
  readonly codexHome: string;
  /** The sum of all responses written so far. */
  sum(): DemoSum;
  /** Writes what happens in the live sessions up to `now`. Does nothing after `close`. */
  grow(now: number): Promise<void>;
  /** Removes the home. */
  close(): Promise<void>;
}

const CONFIG = `# Sample configuration of the demo.
model = "gpt-6.2-sol"
model_reasoning_effort = "high"

[otel]
environment = "demo"
exporter = { otlp-http = { endpoint = "http://127.0.0.1:4318/v1/logs", protocol = "json" } }
`;

/** How many minutes ago each live session began. */
const LIVE_MINUTES = [26, 44];

/**
 * Writes 90 days of sample sessions in the format of the verified Codex, two of them live. Equal seed, time and time
 * zone give equal bytes.
 *
 * @throws Error where `dir` holds files: the home is removed at the end, and they would go with it.
 */
export async function createDemoHome({ now, dir, seed = 1 }: DemoHomeOptions): Promise<DemoHome> {
  const codexHome = await makeFolder(dir);
  const random = createRandom(seed);
  const writer = new DemoWriter(codexHome, now, random);
  const locks = new Map<string, () => void>();
  const live = LIVE_MINUTES.map((minutes, place) => planLive(now, minutes, place, random));
  let scripts: LiveScript[] = live.map(({ script }) => script);
  let closed = false;
  /** Writes never overlap, and none follows the removal. */
  const enqueue = createSerialQueue();

  function follow(): void {
    const ids = new Set(scripts.map(({ spec }) => spec.threadId));
    for (const id of ids) if (!locks.has(id)) locks.set(id, holdThreadLock(codexHome, id));
    for (const id of [...locks.keys()]) if (!ids.has(id)) release(id);
  }

  function release(id: string): void {
    locks.get(id)?.();
    locks.delete(id);
  }

  async function growTo(at: number): Promise<void> {
    if (closed) return;
    scripts = scripts.map((script) => {
      if (script.nextAt > at) return script;
      const move = moveLive(script, at, random);
      if (move.step) writer.add(script.spec, move.step);
      return move.script;
    });
    await writer.flush();
    follow();
  }

  async function remove(): Promise<void> {
    closed = true;
    for (const id of [...locks.keys()]) release(id);
    await rm(codexHome, { recursive: true, force: true, maxRetries: 3 });
  }

  try {
    await writeFile(join(codexHome, 'config.toml'), CONFIG);
    writer.addAll([...planHistory(now, random), ...live.map(({ planned }) => planned)]);
    await writer.flush();
    follow();
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    codexHome,
    sum: () => writer.sum(),
    grow: (at) => enqueue(() => growTo(at)),
    close: () => enqueue(remove),
  };
}

/** Resolves the path as a watcher reports it: the temporary folder of macOS is a link. */
async function makeFolder(dir: string | undefined): Promise<string> {
  if (dir === undefined) return realpath(await mkdtemp(join(tmpdir(), 'codex-glance-demo-')));
  await mkdir(dir, { recursive: true });
  if ((await readdir(dir)).length > 0) {
    throw new Error(`${dir} is not empty. Name a new folder for the sample sessions.`);
  }
  return realpath(dir);
}
