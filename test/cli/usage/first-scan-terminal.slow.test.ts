import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { writeCorpus } from '../../bench/corpus/corpus.ts';
import { temporaryFolder } from '../../setup/temporary-folder.ts';
import { runNode } from '../built/built.ts';

const cli = fileURLToPath(new URL('../../../electron/cli/index.ts', import.meta.url));

/** Lets clocks run a thousand times as fast, so that a small home takes as long as a large one. */
const haste = `
const { hrtime } = process;
const [began, wall] = [hrtime.bigint(), Date.now()];
const elapsed = () => (Number(hrtime.bigint() - began) / 1e6) * 1000;
process.hrtime = Object.assign(() => [Math.floor(elapsed() / 1000), (elapsed() % 1000) * 1e6], hrtime);
Date.now = () => wall + Math.floor(elapsed());`;

/** Runs a program on a terminal of its own and gives what that shows. */
const onTerminal = `
const { spawnSync } = require('node:child_process');
const quote = (text) => "'" + text.replaceAll("'", "'\\\\''") + "'";
const command = process.argv.slice(1).map(quote).join(' ') + ' 2>&1 >/dev/null';
const { stdout, status } = spawnSync('script', ['-qec', command, '/dev/null'], { encoding: 'utf8' });
process.stdout.write(stdout);
process.exitCode = status;`;

it.runIf(process.platform === 'linux')(
  'draws a bar on a real terminal while it reads for the first time, and takes it away',
  async () => {
    const root = temporaryFolder();
    const { dir } = writeCorpus({
      dir: join(root, 'home'),
      sessions: 100,
      bytes: 2e7,
      seed: 1,
      now: Date.now(),
    });
    const module = `data:text/javascript,${encodeURIComponent(haste)}`;
    const options = ['--codex-home', dir, '--state-dir', join(root, 'state'), '--json', '--locale', 'en'];
    const run = ['--import', module, cli, 'usage', 'daily', ...options];
    const { ended, stdout } = runNode(['-e', onTerminal, process.execPath, ...run], root);
    expect(await ended).toBe(0);
    const shown = stdout()
      .split('\r')
      .filter((text) => text.includes('Reading sessions'));
    const shares = shown.map((text) => Number(/(\d+)%/.exec(text)?.[1]));
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shown[0]).toMatch(/^Reading sessions [█░▏▎▍▌▋▊▉]+ \d+%/);
    expect(stdout().endsWith('\r\u001b[K')).toBe(true);
  },
);
