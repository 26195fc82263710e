import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { fakeCompliance } from '../../../fakes/organisation-api/compliance-routes.ts';
import { startOrganisationServer } from '../../../fakes/organisation-api/organisation-server.ts';
import { TempHome } from '../../usage/homes.ts';

const WORKSPACE = '0b1c2d3e-0000-4000-8000-000000000001';
const FILES = 120;
const EVENTS = 40;
/** As many processes are killed; `CODEX_GLANCE_TEST_KILLS` sets another number. */
const KILLS = Number(process.env.CODEX_GLANCE_TEST_KILLS ?? 12);
const program = fileURLToPath(new URL('pull-process.ts', import.meta.url));

it('nothing is lost or doubled, whenever a pull is killed', { timeout: 600_000 }, async () => {
  const now = Date.parse('2026-11-20T10:46:20Z');
  using world = new TempHome();
  const compliance = fakeCompliance(WORKSPACE, 'org-harbor');
  await using server = await startOrganisationServer('k', [compliance], compliance.serveSigned);
  const ids: string[] = [];
  compliance.files = Array.from({ length: FILES }, (_, file) => {
    const own = Array.from({ length: EVENTS }, () => randomUUID());
    // Each file has some events of earlier ones, and every fourth some of its own twice.
    const again = ids.length === 0 ? [] : [1, 2, 3].map((step) => ids[(file * step * 17) % ids.length] ?? '');
    ids.push(...own);
    const all = [...own, ...again, ...(file % 4 === 0 ? own.slice(0, 2) : [])];
    const lines = all.map((id) => `${JSON.stringify({ event_id: id, text: 'x'.repeat(2_000) })}\n`);
    return {
      id: `file-${file}`,
      type: 'CODEX_LOG',
      endTime: new Date(now - (FILES - file) * 3_600_000).toISOString(),
      content: Buffer.from(lines.join('')),
    };
  });
  const out = join(world.path, 'out');
  const start = () =>
    spawn(process.execPath, [program, server.base, WORKSPACE, out, String(now)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  let killed = 0;
  for (let isDone = false; !isDone; ) {
    const child = start();
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    if (killed < KILLS) {
      await new Promise((resolve) => child.stdout.once('data', resolve));
      const timer = setTimeout(() => child.kill('SIGKILL'), Math.random() ** 2 * 80);
      ended.finally(() => clearTimeout(timer));
    }
    const code = await ended;
    if (code === null) killed += 1;
    else {
      // It came to its end.
      expect(code).toBe(0);
      expectWhole(join(out, 'CODEX_LOG'), ids);
      isDone = killed >= KILLS;
      rmSync(out, { recursive: true });
    }
  }
});

/** Each event once, and nothing left over. */
function expectWhole(folder: string, ids: readonly string[]): void {
  const names = readdirSync(folder);
  expect(names.filter((name) => !name.endsWith('.jsonl'))).toEqual([]);
  const kept = names.flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { event_id: string }).event_id),
  );
  expect(kept.length).toBe(ids.length);
  expect(new Set(kept)).toEqual(new Set(ids));
}
