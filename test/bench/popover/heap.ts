import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workbench } from '../workbench/workbench.ts';
import type { PopoverShell } from './popover-shell.ts';

const ROUNDS = 12;

/** Bytes in the heap of V8 once garbage is collected. */
export interface Heap {
  /** What the program keeps. */
  readonly objects: number;
  /** Code that V8 compiled. */
  readonly code: number;
}

/** The form of a heap snapshot, so far as it is read here. */
interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[], ...unknown[]];
    };
  };
  /** All fields of all nodes, one after the other. */
  readonly nodes: readonly number[];
}

function measureSnapshot(text: string): Heap {
  const { snapshot, nodes } = JSON.parse(text) as HeapSnapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [typeAt, sizeAt] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const isCode = types[0].indexOf('code');
  let [objects, code] = [0, 0];
  for (let node = 0; node < nodes.length; node += fields.length) {
    const size = nodes[node + sizeAt] ?? 0;
    if (nodes[node + typeAt] === isCode) code += size;
    else objects += size;
  }
  return { objects, code };
}

export async function pageHeap(shell: PopoverShell): Promise<Heap> {
  const page = await shell.page();
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void chunks.push(chunk));
  // What is held by a cache alone goes only after several rounds.
  for (let round = 0; round < ROUNDS; round++) await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return measureSnapshot(chunks.join(''));
}

/** Without what the stand-in keeps for tests of all that was sent. */
export async function mainHeap({ app }: PopoverShell, bench: Workbench): Promise<Heap> {
  const file = join(bench.folder('heap'), 'main.heapsnapshot');
  await app.evaluate(({ BrowserWindow }, path) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      (webContents.sent as unknown as { length: number }).length = 0;
    }
    process.getBuiltinModule('node:v8').writeHeapSnapshot(path);
  }, file);
  return measureSnapshot(readFileSync(file, 'utf8'));
}
