import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideTarget } from '../../../../electron/core/export/overview/decide-target.ts';
import { nextDecision } from '../../../../electron/core/export/overview/next-decision.ts';
import { leavesMachine, showExports } from '../../../../electron/core/export/overview/show-exports.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../../electron/shared/durations.ts';
import type { ExportTargetStatus } from '../../../../electron/shared/export/export-report.ts';
import { emptyExport } from '../../../fixtures/export-reports.ts';
import { iso } from '../../../fixtures/iso.ts';

const NOW = Date.parse('2026-11-20T10:47:00.000Z');

function target(part: Partial<ExportTargetStatus>): ExportTargetStatus {
  return {
    id: 'soc',
    to: 'splunk',
    destination: 'https://splunk.example',
    state: 'idle',
    sentBy: 'this-process',
    sent: 0,
    accepted: 0,
    rejected: 0,
    queued: 0,
    cursor: 0,
    lagMs: null,
    waitingSince: null,
    lastAcceptedAt: null,
    lastError: null,
    ...part,
  };
}

const waits = (ms: number) => ({ queued: 7, lagMs: ms, waitingSince: iso(NOW - ms) });
const refused = { lastError: { at: iso(NOW), reason: 'refused' } };

describe('How it stands with a target', () => {
  it.each([
    [target({ state: 'off' }), 'off', null],
    [target({}), 'fine', null],
    [target(waits(SECOND_MS)), 'waiting', null],
    [target({ ...waits(SECOND_MS), sentBy: null }), 'waiting', null],
    [target(waits(HOUR_MS)), 'behind', 'warning'],
    [target({ ...waits(HOUR_MS), sentBy: null }), 'unattended', 'warning'],
    [target({ ...waits(HOUR_MS), sentBy: 'another-process' }), 'behind', 'warning'],
    [target({ rejected: 3, ...refused }), 'refusing', 'warning'],
    [target({ state: 'waiting', ...waits(14 * MINUTE_MS), ...refused }), 'retrying', 'info'],
    [target({ state: 'waiting', ...waits(15 * MINUTE_MS), ...refused }), 'failing', 'warning'],
    [target({ state: 'waiting', ...waits(DAY_MS), ...refused }), 'failing', 'error'],
    // A clock that was set back makes nothing graver.
    [target({ state: 'waiting', ...waits(-DAY_MS), ...refused }), 'retrying', 'info'],
    [target({ state: 'stopped', ...waits(SECOND_MS), ...refused }), 'stopped', 'error'],
  ] as const)('%j is %s', (status, state, level) => {
    expect(decideTarget(status, false, NOW)).toMatchObject({ state, level });
  });

  it('says why, with what the target answered', () => {
    const failing = target({ state: 'waiting', ...waits(DAY_MS), ...refused });
    expect(decideTarget(failing, false, NOW).reason.text).toBe(
      'It takes no records, and is tried every five minutes: refused',
    );
    expect(decideTarget(target(waits(1)), false, NOW).reason.text).toBe('7 records wait to be sent.');
    const off = target({ state: 'off' });
    expect(decideTarget(off, true, NOW).reason.text).toBe('Every export is switched off.');
  });

  it('is decided again exactly when it may have become graver', () => {
    const states = fc.constantFrom('idle', 'waiting') satisfies fc.Arbitrary<ExportTargetStatus['state']>;
    fc.assert(
      fc.property(states, fc.nat({ max: 2 * DAY_MS }), fc.nat({ max: DAY_MS }), (state, since, later) => {
        const status = target({ state, ...waits(since), ...(state === 'waiting' ? refused : {}) });
        const at = (now: number) => showExports({ ...emptyExport, targets: [status] }, [], now);
        const next = nextDecision(at(NOW).targets, NOW);
        const then = NOW + later;
        if (next === null || then < next) expect(at(then)).toEqual(at(NOW));
      }),
    );
  });
});

describe('What leaves the machine', () => {
  it.each([
    [null, false],
    ['http://127.0.0.1:4318', false],
    ['http://[::1]:4318', false],
    ['http://localhost:4318', false],
    ['syslog+udp://127.0.0.1:514', false],
    ['syslog+tls://[::1]:6514', false],
    ['https://collector.example', true],
    ['http://127.0.0.1.example', true],
    ['syslog+tls://siem.example:6514', true],
    ['not a url', true],
  ])('%s: %s', (destination, leaves) => {
    expect(leavesMachine(destination)).toBe(leaves);
  });
});
