import { expect, it } from 'vitest';
import { agentLines } from '../../../electron/core/agent/agent-lines.ts';
import { faultFinding } from '../../../electron/core/export/following/decide-fault.ts';
import { crowdedExport, emptyExport } from '../../fixtures/export-reports.ts';

const view = (report = crowdedExport) => ({ report, findings: [] });

it('says of everything once how it stands, and then each change alone', () => {
  expect(agentLines(null, view(emptyExport))[0]).toMatch(/^No target is set up in .*settings\.toml/);
  const first = agentLines(null, view());
  expect(first).toEqual([
    'drop-for-the-log-shipper: is sent by another process',
    'soc: has stopped, and someone has to act: HEC 4: invalid token',
    'hook: is tried again: refused',
    'later: is switched off',
    expect.stringContaining('settings.toml:12: export.url: it is missing.'),
  ]);
  expect(agentLines(view(), view())).toEqual([]);
  const counted = {
    ...crowdedExport,
    targets: crowdedExport.targets.map((target) => ({ ...target, sent: target.sent + 5, lagMs: 1 })),
  };
  expect(agentLines(view(), view(counted))).toEqual([]);
  const taken = {
    ...crowdedExport,
    targets: crowdedExport.targets.map((target) =>
      target.id === 'hook' ? { ...target, state: 'idle' as const, lastError: null } : target,
    ),
  };
  expect(agentLines(view(), view(taken))).toEqual(['hook: is followed, to https://hooks.harbor.example']);
  const fewer = { ...crowdedExport, targets: crowdedExport.targets.slice(1) };
  expect(agentLines(view(), view(fewer))).toEqual(['drop-for-the-log-shipper: is no longer set up']);
});

it('says a finding when it comes and when it goes', () => {
  const full = faultFinding({ kind: 'full', reason: 'database or disk is full' }, '/state/outbox.sqlite');
  expect(agentLines(view(), { ...view(), findings: [full] })).toEqual([
    'The export queue cannot be written: the disk is full or failing. Make room. The export goes on by itself, and leaves nothing out.',
  ]);
  expect(agentLines({ ...view(), findings: [full] }, view())).toEqual([
    'No longer so: The export queue cannot be written: the disk is full or failing.',
  ]);
});
