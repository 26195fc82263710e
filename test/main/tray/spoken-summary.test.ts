import { describe, expect, it } from 'vitest';
import { readSnapshot } from '../../../electron/main/tray/reading.ts';
import { spokenSummary } from '../../../electron/main/tray/spoken-summary.ts';
import {
  SAMPLE_NOW,
  type SampleName,
  sampleNames,
  sampleSnapshot,
} from '../../fixtures/snapshots/sample-snapshot.ts';

const spoken = (name: SampleName) => spokenSummary(readSnapshot(sampleSnapshot(name), SAMPLE_NOW));

describe('spokenSummary', () => {
  it('says the fullest limit, what runs and what today used', () => {
    expect(spoken('filled')).toBe(
      'Codex Glance: 5-hour limit 62% used; 1 session running; 2.5M tokens today',
    );
  });

  it('says why there is nothing', () => {
    expect(spoken('first-run')).toBe('Codex Glance: No Codex found on this machine yet');
  });

  it('says what fails before anything else', () => {
    expect(spoken('otel-failing')).toMatch(/^Codex Glance: OTel logs are failing since 09:46; /);
  });

  it('says that a session waits before what limits say', () => {
    const snapshot = sampleSnapshot('filled');
    const [first, ...others] = snapshot.usage.live;
    if (first === undefined) throw new Error('The sample has no live session.');
    const usage = { ...snapshot.usage, live: [{ ...first, waitsFor: 'approval' as const }, ...others] };
    expect(spokenSummary(readSnapshot({ ...snapshot, usage }, SAMPLE_NOW))).toMatch(
      /^Codex Glance: Codex waits for your approval in harbor; 5-hour limit/,
    );
  });

  it('calls sums lower bounds while the first read runs', () => {
    expect(spoken('scanning')).toContain('at least 2.5M tokens today');
  });

  it.each([...sampleNames])('fits a Windows tooltip: %s', (name) => {
    expect(spoken(name).length).toBeLessThanOrEqual(127);
  });
});
