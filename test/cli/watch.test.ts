import { expect, it } from 'vitest';
import { run } from '../../electron/cli/start/run.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { createFakeGlance, type FakeGlanceOptions } from '../fakes/glance.ts';
import { createFakeOutput, createFakeTerminal, type FakeOutput } from '../fakes/terminal.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../fixtures/snapshots/sample-snapshot.ts';
import { documentOf } from './command.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

async function startWatch(line: string, options: FakeGlanceOptions = {}, stdout?: FakeOutput) {
  const clock = createFakeClock(SAMPLE_NOW);
  const glance = createFakeGlance(options);
  const terminal = createFakeTerminal({ glance, clock, ...(stdout ? { stdout } : {}) });
  const ended = run(line.split(' '), terminal);
  await settle();
  const lines = () => terminal.stdout.text.split('\n').slice(0, -1);
  return { clock, glance, terminal, ended, lines };
}

it('writes the first document at once, then one a change, and ends on a signal', async () => {
  const { clock, glance, terminal, ended, lines } = await startWatch('watch --json');
  expect(lines()).toHaveLength(1);
  expect(documentOf(lines()[0] ?? '')).toEqual(glance.store.getState());
  clock.advance(50);
  await settle();
  glance.change({ demo: true });
  expect(lines()).toHaveLength(2);
  expect(documentOf(lines()[1] ?? '')).toMatchObject({ demo: true });
  expect(terminal.listening).toBe(true);
  terminal.stop();
  expect(await ended).toBe(0);
  expect(glance.calls).toEqual(['start', 'close']);
  expect(glance.listeners).toBe(0);
  expect(terminal.listening).toBe(false);
  expect(clock.pending).toBe(0);
});

it('takes changes together that come at once', async () => {
  const { clock, glance, terminal, ended, lines } = await startWatch('watch --json');
  for (let step = 0; step < 20; step += 1) glance.change({ cwd: `/step/${step}` });
  expect(lines()).toHaveLength(1);
  await settle();
  clock.advance(50);
  await settle();
  expect(lines()).toHaveLength(2);
  expect(documentOf(lines()[1] ?? '')).toMatchObject({ cwd: '/step/19' });
  terminal.stop();
  await ended;
});

it('shows a first read as it goes on, and its end once', async () => {
  const { lines, terminal, ended } = await startWatch('watch --json', {
    snapshot: sampleSnapshot('scanning'),
    onLoad: (glance) => glance.change(sampleSnapshot('filled')),
  });
  expect(lines()).toHaveLength(1);
  expect(documentOf(lines()[0] ?? '')).toMatchObject({ usage: { state: 'ready' } });
  terminal.stop();
  await ended;
});

it('writes a document a line where it is no terminal', async () => {
  const { glance, lines, terminal, ended } = await startWatch('watch');
  expect(lines().map((line) => documentOf(line))).toEqual([glance.store.getState()]);
  terminal.stop();
  await ended;
});

it('draws on a terminal, again each minute and on a new size, and gives it back', async () => {
  const stdout = createFakeOutput({ columns: 100, rows: 6 });
  const { clock, terminal, ended } = await startWatch('watch', {}, stdout);
  const draws = () => stdout.text.split('\u001b[H').length - 1;
  expect(stdout.text.startsWith('\u001b[?1049h\u001b[?25l')).toBe(true);
  expect(draws()).toBe(1);
  expect(stdout.text.split('\r\n')).toHaveLength(6);
  clock.advance(60_000);
  await settle();
  expect(draws()).toBe(2);
  stdout.resize(80, 10);
  expect(draws()).toBe(3);
  terminal.stop();
  expect(await ended).toBe(0);
  expect(stdout.text.endsWith('\u001b[?25h\u001b[?1049l')).toBe(true);
  expect(clock.pending).toBe(0);
});

it('ends with 3 where reading fails', async () => {
  const { terminal, ended, glance } = await startWatch('watch', {
    onLoad() {
      throw new Error('The state folder is not writable.');
    },
  });
  expect(await ended).toBe(3);
  expect(terminal.stderr.text).toBe('codex-glance: The state folder is not writable.\n');
  expect(glance.calls).toEqual(['start', 'close']);
});
