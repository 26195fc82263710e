import { describe, expect, it } from 'vitest';
import type { PostureReport } from '../../electron/shared/governance/posture.ts';
import { createFakeGlance } from '../fakes/glance.ts';
import { samplePosture } from '../fixtures/postures.ts';
import { command } from './command.ts';

const run = (line: string) => command(line, { glance: createFakeGlance({ posture: samplePosture }) });

describe('posture', () => {
  it('shows each area with who decided, and what to look at', async () => {
    const { code, stdout } = await run('posture --no-color');
    expect(code).toBe(0);
    expect(stdout).toContain('Execution\n');
    expect(stdout).toMatch(/Sign-in +ChatGPT/);
    expect(stdout).toMatch(/Remote control +no +\/etc\/codex\/requirements\.toml:3 \(locked\)/);
    expect(stdout).toMatch(/a-server-of-a-very-long-name +stdio +blocked/);
    expect(stdout).toContain('Commands run without a sandbox.');
  });

  it('shows only the areas that are asked for, in JSON as well', async () => {
    const { stdout } = await run('posture network remote --no-color');
    expect(stdout).toContain('Network and web');
    expect(stdout).not.toContain('Execution');
    const { stdout: json } = await run('posture network --json');
    const { entries } = JSON.parse(json) as PostureReport;
    expect(entries.map(({ id }) => id)).toEqual(['network.commands']);
  });

  it('says once, below all entries, what several have as their note', async () => {
    const note = { id: 'test', params: {}, text: 'nobody knows this' };
    const entries = samplePosture.entries.map((entry) => ({ ...entry, note }));
    const glance = createFakeGlance({ posture: { ...samplePosture, entries } });
    const { stdout } = await command('posture --no-color', { glance });
    expect(stdout.match(/obody knows/g)).toHaveLength(1);
    expect(stdout).toContain('[1] Nobody knows this.\n');
    expect(stdout).toMatch(/Remote control \[1\] +no/);
  });

  it('refuses an area that there is not, and names the nearest', async () => {
    const { code, stderr } = await run('posture netwrok');
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean "network"?');
  });
});
