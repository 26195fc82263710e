import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect, it } from 'vitest';
import { createDecrypt, type Decrypt } from '../../../../electron/core/organisation/compliance/encryption.ts';
import { readArchive } from '../../../../electron/core/organisation/compliance/read-archive.ts';
import { fakeCompliance } from '../../../fakes/organisation-api/compliance-routes.ts';
import { startOrganisationServer } from '../../../fakes/organisation-api/organisation-server.ts';
import { TempHome } from '../../usage/homes.ts';

const WORKSPACE = '0b1c2d3e-0000-4000-8000-000000000001';
const FILES = 120;
const EVENTS = 40;
/** As many processes are killed; `CODEX_GLANCE_TEST_KILLS` sets another number. */
const KILLS = Number(process.env.CODEX_GLANCE_TEST_KILLS ?? 12);
const program = fileURLToPath(new URL('pull-process.ts', import.meta.url));

it.each([
  ['as it is', false],
  ['encrypted', true],
])(
  'nothing is lost or doubled, whenever a pull is killed: %s',
  { timeout: 600_000 },
  async (_, isEncrypted) => {
    const now = Date.parse('2026-11-20T10:46:20Z');
    using world = new TempHome();
    const compliance = fakeCompliance(WORKSPACE, 'org-harbor');
    await using server = await startOrganisationServer('k', [compliance], compliance.serveSigned);
    const ids: string[] = [];
    compliance.files = Array.from({ length: FILES }, (_, file) => {
      const own = Array.from({ length: EVENTS }, () => randomUUID());
      // Each file has some events of earlier ones, and every fourth some of its own twice.
      const again =
        ids.length === 0 ? [] : [1, 2, 3].map((step) => ids[(file * step * 17) % ids.length] ?? '');
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
    const identity = await generateX25519Identity();
    const identityFile = world.write('key.txt', `${identity}\n`);
    chmodSync(identityFile, 0o600);
    const decrypt = await createDecrypt(identityFile, process.platform);
    const recipients = isEncrypted ? [await identityToRecipient(identity)] : [];
    const start = () =>
      spawn(process.execPath, [program, server.base, WORKSPACE, out, String(now), ...recipients], {
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
        await expectWhole(out, ids, decrypt);
        isDone = killed >= KILLS;
        rmSync(out, { recursive: true });
      }
    }
  },
);

/** Each event once, and nothing left over. */
async function expectWhole(out: string, ids: readonly string[], decrypt: Decrypt): Promise<void> {
  const names = readdirSync(join(out, 'CODEX_LOG'));
  expect(names.filter((name) => !/\.jsonl(?:\.age)?$/.test(name))).toEqual([]);
  const kept: string[] = [];
  await readArchive(out, decrypt, () => (bytes, start, end) => {
    kept.push((JSON.parse(bytes.toString('utf8', start, end)) as { event_id: string }).event_id);
  });
  expect(kept.length).toBe(ids.length);
  expect(new Set(kept)).toEqual(new Set(ids));
}
