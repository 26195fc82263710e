import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { context, meta, record, started, THREAD } from '../core/ingest/lines/lines.ts';

const programs: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'mac-universal/Codex Glance.app/Contents/MacOS/Codex Glance',
  linux: 'linux-unpacked/codex-glance',
  win32: 'win-unpacked/Codex Glance.exe',
};

/** What `npm run package` made for this system, on real Electron. */
const program = fileURLToPath(
  new URL(`../../release/${programs[process.platform] ?? 'none'}`, import.meta.url),
);

describe.runIf(existsSync(program))('the app that was made for this system', () => {
  let folder: string;
  let app: ChildProcess;

  function launch(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
    return spawn(program, args, {
      cwd: folder,
      stdio: 'ignore',
      env: {
        ...process.env,
        HOME: folder,
        CODEX_HOME: join(folder, 'codex'),
        CODEX_GLANCE_STATE: join(folder, 'state'),
        ...env,
      },
    });
  }

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'codex-glance-installed-'));
    const at = new Date().toISOString();
    const day = at.slice(0, 10);
    const name = `rollout-${day}T00-00-00-${THREAD}.jsonl`;
    const rollout = join(folder, 'codex', 'sessions', ...day.split('-'), name);
    mkdirSync(dirname(rollout), { recursive: true });
    const lines = [meta({}, { at }), started({ at }), context({ at }), record('r1', 1_000, 200, { at })];
    writeFileSync(rollout, lines.join(''));
    app = launch([]);
  });
  afterAll(async () => {
    const ended = new Promise((resolve) => app.once('exit', resolve));
    if (app.exitCode === null && app.kill('SIGKILL')) await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });

  it('comes up from its own archive and reads the sessions', async () => {
    await vi.waitFor(() => expect(readdirSync(join(folder, 'state')).join()).toMatch(/usage-\w+\.sqlite/), {
      timeout: 30_000,
      interval: 100,
    });
    expect(app.exitCode).toBeNull();
  });

  it('runs no script in its own name, and is there once', async () => {
    const marker = join(folder, 'marker');
    const script = `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '')`;
    const asNode = launch(['-e', script], { ELECTRON_RUN_AS_NODE: '1' });
    const code = await new Promise((resolve) => asNode.once('exit', resolve));
    expect(code).toBe(0);
    expect(existsSync(marker)).toBe(false);
    expect(app.exitCode).toBeNull();
  });
});
