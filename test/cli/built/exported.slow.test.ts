import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { temporaryFolder } from '../../setup/temporary-folder.ts';
import { documentOf } from '../command.ts';
import { runNode, setUpBuiltCli } from './built.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const recorded = join(root, 'test/fixtures/rollouts/history-0.161.0');
const { total } = (
  JSON.parse(readFileSync(join(root, 'test/fixtures/rollouts/expected.json'), 'utf8')) as Record<
    string,
    { readonly total: number }
  >
)['history-0.161.0'] ?? { total: 0 };
const cli = setUpBuiltCli();

function setUp() {
  const home = temporaryFolder();
  cpSync(recorded, join(home, '.codex'), { recursive: true });
  const stateDir = join(home, '.local', 'state', 'codex-glance');
  mkdirSync(stateDir, { recursive: true });
  const file = join(home, 'records.jsonl');
  const target = `[[export]]\nname = "drop"\nto = "jsonl"\nfile = "${file}"\n`;
  writeFileSync(join(stateDir, 'settings.toml'), `[exporting]\nfirst_days = 3650\n\n${target}`);
  const start = (...words: string[]) => runNode([cli.file, ...words], home);
  const lines = () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []);
  return { home, file, start, lines };
}

/** Each record once, by its id. */
function distinct(lines: readonly string[]): number {
  return new Set(lines.map((line) => (JSON.parse(line) as { id: string }).id)).size;
}

describe('What the built command line exports', () => {
  it('adds up in a report over the fleet', async () => {
    const { file, start, lines } = setUp();
    const exporting = start('export', '--json');
    expect([await exporting.ended, exporting.stderr()]).toEqual([0, '']);
    expect(documentOf(exporting.stdout())).toMatchObject({ targets: [{ accepted: lines().length }] });
    // The package of DuckDB is installed beside the program, not in it.
    const modules = join(dirname(cli.file), 'node_modules');
    if (!existsSync(modules)) symlinkSync(join(root, 'node_modules'), modules);
    const reporting = start('fleet', 'report', file, '--json');
    expect([await reporting.ended, reporting.stderr()]).toEqual([0, '']);
    const report = documentOf(reporting.stdout());
    expect(JSON.stringify(report)).toContain(String(total));
  });
});

describe('The built agent', () => {
  it('exports, and is followed by another where it is killed', async () => {
    const { start, lines, home } = setUp();
    const one = start('agent');
    onTestFinished(() => void one.child.kill('SIGKILL'));
    await vi.waitFor(() => expect(lines().length).toBeGreaterThan(10), { timeout: 30_000, interval: 100 });
    await vi.waitFor(() => expect(one.stderr()).toContain('drop: is followed'), { timeout: 30_000 });
    const two = start('agent');
    onTestFinished(() => void two.child.kill('SIGKILL'));
    await vi.waitFor(() => expect(two.stderr()).toContain('drop: is sent by another process'), {
      timeout: 30_000,
    });
    one.child.kill('SIGKILL');
    await one.ended;
    two.child.kill('SIGTERM');
    expect(await two.ended).toBe(0);
    expect(two.stderr()).toMatch(/It ends\.\n$/);
    expect(distinct(lines())).toBe(lines().length);
    expect(existsSync(join(home, '.config'))).toBe(false);
  });

  // Without the variables of a session, systemctl reaches no manager; launchctl would.
  it.skipIf(process.platform !== 'linux')(
    'is installed into the home of its user alone, and taken out again',
    async () => {
      const { start, home } = setUp();
      const unit = join(home, '.config', 'systemd', 'user', 'codex-glance-agent.service');
      const planned = start('agent', 'install', '--dry-run', '--json');
      expect(await planned.ended).toBe(0);
      expect(existsSync(unit)).toBe(false);
      const installing = start('agent', 'install', '--yes', '--no-start', '--json');
      expect([await installing.ended, installing.stderr()]).toEqual([0, '']);
      const written = readFileSync(unit, 'utf8');
      expect(documentOf(installing.stdout())).toMatchObject({ change: { changed: true, content: written } });
      expect(written).toContain(`${cli.file} agent`);
      const asking = start('agent', 'status', '--json');
      // It does not run: nothing has started it.
      expect(await asking.ended).toBe(1);
      expect(documentOf(asking.stdout())).toMatchObject({ service: { state: 'current' } });
      const removing = start('agent', 'uninstall', '--yes');
      expect(await removing.ended).toBe(0);
      expect(existsSync(unit)).toBe(false);
    },
  );
});
