import { expect, it } from 'vitest';
import { createFakeClock } from '../fakes/clock.ts';
import { createFakeGlance } from '../fakes/glance.ts';
import { createFakeOutput } from '../fakes/terminal.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../fixtures/snapshots/sample-snapshot.ts';
import { command } from './command.ts';

/** A first read of the given length that reports progress at its start and end. */
async function readingFor(ms: number, line: string, tty: boolean) {
  const clock = createFakeClock(SAMPLE_NOW);
  const glance = createFakeGlance({
    onLoad(self) {
      self.change({ usage: sampleSnapshot('scanning').usage });
      clock.advance(ms);
      self.change({ usage: sampleSnapshot('scanning').usage });
    },
  });
  const stderr = createFakeOutput(tty ? { columns: 80, rows: 24 } : null);
  return (await command(line, { glance, clock, stderr })).stderr;
}

it('shows a bar on a terminal after a second, and takes it away', async () => {
  const text = await readingFor(1_000, 'status --json', true);
  expect(text).toBe('\rReading sessions ████░░░░░░░░░░░░░░░░ 18%\u001b[K\r\u001b[K');
});

it.each([
  ['what is quick', 999, 'status', true],
  ['what no terminal shows', 5_000, 'status', false],
  ['who wants quiet', 5_000, 'status --quiet', true],
] as const)('shows none for %s', async (_name, ms, line, tty) => {
  expect(await readingFor(ms, line, tty)).toBe('');
});
