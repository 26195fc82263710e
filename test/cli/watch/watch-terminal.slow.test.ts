import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../setup/temporary-folder.ts';

const cli = fileURLToPath(new URL('../../../electron/cli/index.ts', import.meta.url));

/** Fails in the midst of things when it is asked to. */
const crash = `data:text/javascript,${encodeURIComponent("process.on('SIGUSR2', () => { throw new Error('crash'); });")}`;

/** It gives a program a terminal; a variable, because it is no dependency. */
const script = 'script';

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** `watch` on a terminal of its own. Resolves once it has drawn. */
async function watchOnTerminal() {
  const root = temporaryFolder();
  const home = join(root, 'home');
  mkdirSync(home);
  const args = ['--import', crash, cli, 'watch', '--codex-home', home, '--state-dir', join(root, 'state')];
  const line = `stty rows 24 cols 80; echo pid=$$.; exec ${[process.execPath, ...args].map(quote).join(' ')}`;
  const child = spawn(script, ['-qec', line, '/dev/null'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, HOME: root, TERM: 'xterm-256color', SHELL: '/bin/sh' },
  });
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const drawn = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('q\u001b[22m')) resolve();
    });
  });
  await Promise.race([drawn, ended]);
  const pid = Number(/pid=(\d+)\./.exec(text)?.[1]);
  return { child, ended, pid, text: () => text };
}

const GIVEN_BACK = '\u001b[?7h\u001b[?25h\u001b[?1049l';

describe.runIf(process.platform === 'linux')('The live view on a real terminal', () => {
  it('begins on the alternate screen and ends with q', async () => {
    const { child, ended, text } = await watchOnTerminal();
    expect(text()).toContain('\u001b[?1049h');
    child.stdin.write('q');
    expect(await ended).toBe(0);
    expect(text()).toContain('Overview');
    expect(text().endsWith(GIVEN_BACK)).toBe(true);
  });

  it('ends with Ctrl-C as it comes from a keyboard', async () => {
    const { child, ended, text } = await watchOnTerminal();
    child.stdin.write('\u0003');
    expect(await ended).toBe(0);
    expect(text().endsWith(GIVEN_BACK)).toBe(true);
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('gives the terminal back on %s', async (signal) => {
    const { ended, pid, text } = await watchOnTerminal();
    process.kill(pid, signal);
    expect(await ended).toBe(0);
    expect(text().endsWith(GIVEN_BACK)).toBe(true);
  });

  it('gives the terminal back where it fails', async () => {
    const { ended, pid, text } = await watchOnTerminal();
    process.kill(pid, 'SIGUSR2');
    expect(await ended).not.toBe(0);
    expect(text()).toContain(GIVEN_BACK);
    expect(text().indexOf(GIVEN_BACK)).toBeLessThan(text().indexOf('Error: crash'));
  });
});
