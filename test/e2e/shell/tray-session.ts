import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { context, meta, record, started, THREAD } from '../../core/ingest/lines/lines.ts';

/** Writes a session of today with one response of 1,200 tokens. Returns the path of its file. */
export async function writeTodaysSession(codexHome: string): Promise<string> {
  const at = new Date().toISOString();
  const day = at.slice(0, 10);
  const name = `rollout-${day}T00-00-00-${THREAD}.jsonl`;
  const file = join(codexHome, 'sessions', ...day.split('-'), name);
  await mkdir(dirname(file), { recursive: true });
  const lines = [meta({}, { at }), started({ at }), context({ at }), record('r1', 1_000, 200, { at })];
  await writeFile(file, lines.join(''));
  return file;
}
