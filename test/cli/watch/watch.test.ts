import { expect, it } from 'vitest';
import { run } from '../../../electron/cli/start/run.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeGlance, type FakeGlanceOptions } from '../../fakes/glance.ts';
import { createFakeOutput, createFakeTerminal, type FakeOutput } from '../../fakes/terminal.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { documentOf } from '../command.ts';

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

const BEGIN = '\u001b[?2026h';

it('draws on a terminal, writes what a minute or a new size changes, and gives it back', async () => {
  const stdout = createFakeOutput({ columns: 100, rows: 12 });
  const { clock, terminal, ended, glance } = await startWatch('watch', {}, stdout);
  const draws = () => stdout.text.split(BEGIN).length - 1;
  expect(stdout.text.startsWith('\u001b[?1049h\u001b[?25l')).toBe(true);
  expect(stdout.atExit).toBe('\u001b[?7h\u001b[?25h\u001b[?1049l');
  expect(draws()).toBe(1);
  expect(stdout.text.split('\u001b[K')).toHaveLength(13);
  // Nothing that shows has changed, so nothing is written.
  glance.change({ cwd: '/elsewhere' });
  clock.advance(50);
  await settle();
  expect(draws()).toBe(1);
  const before = stdout.text.length;
  clock.advance(60_000);
  await settle();
  expect(draws()).toBe(2);
  // The clock of the first line, and the countdowns of the limits.
  expect(stdout.text.slice(before).split('\u001b[K').length).toBeLessThan(6);
  stdout.resize(80, 10);
  await settle();
  expect(draws()).toBe(3);
  terminal.stop();
  expect(await ended).toBe(0);
  expect(stdout.text.endsWith('\u001b[?7h\u001b[?25h\u001b[?1049l')).toBe(true);
  expect(stdout.atExit).toBe('');
  expect(clock.pending).toBe(0);
});

it('goes by keys: views, private, refresh, the background, and the end', async () => {
  const stdout = createFakeOutput({ columns: 100, rows: 24 });
  const { terminal, ended, glance } = await startWatch('watch --no-color', {}, stdout);
  const after = async (...keys: string[]) => {
    const from = stdout.text.length;
    terminal.press(...keys);
    await settle();
    return stdout.text.slice(from);
  };
  expect(await after('right')).toContain('Weekly');
  expect(await after('5')).toContain('What each surface sends');
  expect(await after('escape')).toContain('Sessions now');
  expect(stdout.text).toContain('harbor');
  const hidden = await after('p');
  expect(hidden).toContain('private');
  expect(hidden).not.toContain('harbor');
  expect(hidden).toContain('•••');
  expect(await after('p')).toContain('harbor');
  await after('r');
  expect(glance.calls).toContain('refresh');
  const resumed = await after('suspend');
  expect(terminal.suspended).toBe(1);
  expect(resumed).toMatch(/1049l.*1049h.*Overview/s);
  terminal.press('q');
  expect(await ended).toBe(0);
  expect(stdout.text.endsWith('\u001b[?1049l')).toBe(true);
});

it('writes documents in a terminal that cannot be drawn on', async () => {
  const stdout = createFakeOutput({ columns: 80, rows: 24 });
  const glance = createFakeGlance();
  const terminal = createFakeTerminal({ glance, stdout, env: { TERM: 'dumb' } });
  const ended = run(['watch'], terminal);
  await settle();
  expect(documentOf(stdout.text)).toEqual(glance.store.getState());
  terminal.stop();
  await ended;
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
