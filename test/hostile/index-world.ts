import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openSqliteIndex } from '../../electron/core/index/open-index.ts';
import type { UsageService } from '../../electron/core/usage/usage-service.ts';
import { context, meta, record, started } from '../core/ingest/lines/lines.ts';
import { openServiceWith, TempHome } from '../core/usage/homes.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');

/** A thread whose files are gone: only the index knows it. */
export const GONE = '01a20609-89f6-7612-a58e-000000000999';

let home: TempHome;
let whole: string;
let running: string;

/** The Codex home, and its state folder as two runs left it (`whole`) and as it is during the second (`running`). */
export const world = {
  get home() {
    return home;
  },
  get whole() {
    return whole;
  },
  get running() {
    return running;
  },
};

function pathOf(thread: string): string {
  return `sessions/2026/11/23/rollout-2026-11-23T01-33-38-${thread}.jsonl`;
}

function threadId(index: number): string {
  return `01a20609-89f6-7612-a58e-${String(index).padStart(12, '0')}`;
}

function open(state: string): UsageService {
  const index = openSqliteIndex(state, [home.path]);
  return openServiceWith([home.path], { index, logger: { warn: () => {} } });
}

/** Reads all usage with this state folder, rows in one order, and the kinds of the findings. */
export async function readUsage(state: string) {
  const service = open(state);
  await service.scan(() => {});
  const found = await service.whole(() => {
    const rows = (by: 'daily' | 'session' | 'model') =>
      service.report({ by }, NOW).rows.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    const { today, last30Days, hours } = service.usage(NOW);
    return {
      rows: [rows('daily'), rows('session'), rows('model')],
      usage: { today, last30Days, hours },
      limits: service.limits(NOW),
    };
  });
  const kinds = service.findings().map(({ kind }) => kind);
  await service.close();
  return { found: JSON.parse(JSON.stringify(found)) as unknown, kinds };
}

/** The path of the index in a state folder. */
export function indexIn(state: string): string {
  return join(state, readdirSync(state).find((name) => name.endsWith('.sqlite')) ?? '');
}

/** Copies what is in a state folder into another. */
export function copyInto(folder: string, state: string): void {
  cpSync(state, folder, { recursive: true });
}

/** Copies a state folder for the test at hand, to be damaged. */
export function copyOf(state: string): string {
  const copy = temporaryFolder();
  copyInto(copy, state);
  return copy;
}

/** Makes `world` before the tests of this file, and removes it after them. */
export function setUpWorld(): void {
  beforeAll(async () => {
    home = new TempHome('scenarios-0.169.0');
    for (let index = 0; index < 40; index++) {
      const thread = threadId(index);
      const lines = Array.from({ length: 20 }, (_, at) =>
        record(`r${index}-${at}`, 100 + at, 10, { thread }),
      );
      home.write(pathOf(thread), [meta({}, { thread }), started(), context(), ...lines].join(''));
    }
    home.write(
      pathOf(GONE),
      meta({}, { thread: GONE }) + started() + context() + record('gone', 7_000, 70, { thread: GONE }),
    );
    whole = mkdtempSync(join(tmpdir(), 'codex-glance-damage-'));
    await readUsage(whole);
    // It is counted, and only the index knows it from now on.
    rmSync(join(home.path, pathOf(GONE)));
    for (let index = 0; index < 6; index++) {
      home.append(pathOf(threadId(index)), record(`more-${index}`, 1_000, 1, { thread: threadId(index) }));
    }
    const service = open(whole);
    await service.scan(() => {});
    running = mkdtempSync(join(tmpdir(), 'codex-glance-damage-'));
    copyInto(running, whole);
    await service.close();
  }, 60_000);

  afterAll(() => {
    home[Symbol.dispose]();
    for (const folder of [whole, running]) rmSync(folder, { recursive: true, force: true });
  });
}
