import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { run } from '../../electron/cli/start/run.ts';
import { createFakeGlance } from '../fakes/glance.ts';
import { createFakeTerminal } from '../fakes/terminal.ts';
import { makePage } from '../web/hosted.ts';
import { request } from '../web/raw-http.ts';
import { command, documentOf } from './command.ts';

async function startServe(line: string) {
  const glance = createFakeGlance();
  const terminal = createFakeTerminal({ glance, pageDir: await makePage() });
  const ended = run(line.split(' '), terminal);
  await expect.poll(() => terminal.stdout.text).toContain('http');
  const url = new URL(terminal.stdout.text.match(/http:[^\s"]+/)?.[0] ?? '');
  return { glance, terminal, ended, url };
}

it('prints the URL, serves the page, and closes everything on a signal', async () => {
  const { glance, terminal, ended, url } = await startServe('serve');
  expect(terminal.stdout.text).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}\n$/);
  expect(terminal.opened).toEqual([]);
  const port = Number(url.port);
  expect((await request(port, { path: `/${url.search}` })).status).toBe(303);
  await expect.poll(() => glance.calls).toEqual(['start', 'exports.start']);
  terminal.stop();
  expect(await ended).toBe(0);
  expect(glance.calls).toEqual(['start', 'exports.start', 'close']);
  expect(terminal.listening).toBe(false);
  await expect(request(port)).rejects.toThrow('ECONNREFUSED');
});

it('opens the browser and shows the demo when asked to', async () => {
  const { glance, terminal, ended, url } = await startServe('serve --open --demo --quiet');
  // The token is in a file for this user alone, not among the arguments of a program.
  expect(terminal.opened).toHaveLength(1);
  expect(terminal.opened.join()).not.toContain('token');
  const file = fileURLToPath(terminal.opened[0] ?? '');
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain(`url=${url.href}"`);
  await expect.poll(() => glance.calls).toEqual(['setDemo true', 'start', 'exports.start']);
  expect(terminal.stderr.text).toBe('');
  terminal.stop();
  await ended;
  expect(existsSync(file)).toBe(false);
});

it('says that a port is taken', async () => {
  const { terminal, ended, url } = await startServe('serve');
  const taken = await command(`serve --json --port ${url.port}`, { pageDir: await makePage() });
  expect(taken.code).toBe(3);
  expect(taken.stderr).toBe(
    `codex-glance: Port ${url.port} is taken. Name another with --port, or leave it out.\n`,
  );
  expect(documentOf(taken.stdout)).toMatchObject({ code: 'port-taken' });
  terminal.stop();
  await ended;
});

it('says that the page was not built', async () => {
  const { code, stderr } = await command('serve', { pageDir: '/nowhere/page' });
  expect(code).toBe(3);
  expect(stderr).toBe(
    'codex-glance: The page is missing: /nowhere/page holds no index.html. Build it with "npm run build".\n',
  );
});
