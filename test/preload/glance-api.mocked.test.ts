import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { GlanceApi } from '../../electron/shared/contract/contract.ts';
import { REQUEST_CHANNEL, SNAPSHOT_CHANNEL } from '../../electron/shared/contract/contract.ts';
import { apiNames } from '../fixtures/api-names.ts';

const { exposed, invoke, renderer } = await vi.hoisted(async () => {
  const { EventEmitter } = await import('node:events');
  return {
    exposed: new Map<string, unknown>(),
    invoke: vi.fn(),
    renderer: new EventEmitter(),
  };
});

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => exposed.set(name, value) },
  ipcRenderer: Object.assign(renderer, { invoke }),
}));

await import('../../electron/preload/index.ts');
const api = exposed.get('glance') as GlanceApi;

beforeEach(() => {
  invoke.mockReset();
});

describe('preload', () => {
  it('exposes one frozen object of functions', () => {
    expect([...exposed.keys()]).toEqual(['glance']);
    expect(Object.isFrozen(api)).toBe(true);
    expect(Object.keys(api).sort()).toEqual(apiNames);
    expect(renderer).toBeInstanceOf(EventEmitter);
  });

  it.each([
    ['getSnapshot', [], 'snapshot.get', {}],
    ['refresh', [], 'snapshot.refresh', {}],
    ['setDemo', [true], 'demo.set', { on: true }],
    ['openDesk', [], 'desk.open', {}],
    ['previewTray', [], 'tray.preview', {}],
    ['closePopover', [], 'popover.close', {}],
    ['planAnalytics', [false], 'analytics.plan', { enabled: false }],
    ['setAnalytics', [true], 'analytics.set', { enabled: true }],
    ['undoAnalytics', [], 'analytics.undo', {}],
    ['previewAnalytics', [], 'analytics.preview', {}],
    ['getPosture', [], 'posture.get', {}],
    ['getDrift', [], 'drift.get', {}],
    ['runCheck', [], 'check.run', {}],
    ['runCheck', ['enterprise'], 'check.run', { policy: 'enterprise' }],
    ['getCoverage', [{ days: 30 }], 'coverage.report', { days: 30 }],
    ['getConfigReport', [['otel']], 'config.report', { keys: ['otel'] }],
    ['probeOtel', [], 'otel.probe', {}],
    ['probeOtel', ['logs'], 'otel.probe', { signal: 'logs' }],
    ['setAutomaticProbing', [false], 'otel.automatic', { on: false }],
    ['tellPresence', ['online'], 'page.presence', { event: 'online' }],
    ['openInspector', [], 'inspector.open', {}],
    ['nextInspected', [3], 'inspector.next', { after: 3 }],
    ['revealInspected', [3, 'prompt'], 'inspector.reveal', { number: 3, attribute: 'prompt' }],
    ['closeInspector', [], 'inspector.close', {}],
    ['setSettings', [{ theme: 'dark' }], 'settings.set', { theme: 'dark' }],
    ['getLimitHistory', [], 'limits.history', {}],
    [
      'getUsageReport',
      [{ by: 'project', since: '2026-11-01' }],
      'usage.report',
      { by: 'project', since: '2026-11-01' },
    ],
    [
      'getOrganisationView',
      [{ since: '2026-11-01', until: '2026-11-30', by: 'week' }],
      'organisation.view',
      { since: '2026-11-01', until: '2026-11-30', by: 'week' },
    ],
    ['getSessionList', [], 'session.list', {}],
    ['getSessionTurns', ['a'], 'session.turns', { threadId: 'a' }],
    ['getWeekHours', [], 'usage.hours', {}],
    ['getToolUse', ['2026-11-01'], 'usage.tools', { since: '2026-11-01' }],
    ['exportUsage', [{ by: 'daily', format: 'csv' }], 'usage.export', { by: 'daily', format: 'csv' }],
    ['saveChart', [{ name: 'limits.csv', content: 'a' }], 'chart.save', { name: 'limits.csv', content: 'a' }],
    ['getSecrets', [], 'secret.list', {}],
    ['storeSecret', ['soc', 's'], 'secret.set', { name: 'soc', secret: 's' }],
    ['removeSecret', ['soc'], 'secret.remove', { name: 'soc' }],
    ['exportData', [], 'data.export', {}],
    ['resetData', [], 'data.reset', {}],
    ['openLink', ['pricing'], 'link.open', { link: 'pricing' }],
    ['openLayer', ['/etc/codex/config.toml'], 'layer.open', { file: '/etc/codex/config.toml' }],
  ] as const)('%s asks for one request of the contract', async (method, args, name, payload) => {
    invoke.mockResolvedValue({ ok: true, value: null });
    const call = api[method] as (...args: readonly unknown[]) => Promise<unknown>;
    expect(await call(...args)).toEqual({ ok: true, value: null });
    expect(invoke).toHaveBeenCalledExactlyOnceWith(REQUEST_CHANNEL, name, payload);
  });

  it('answers with a Result where the channel is gone', async () => {
    invoke.mockRejectedValue(new Error('No handler'));
    expect(await api.refresh()).toEqual({ ok: false, code: 'no-answer', message: 'No handler' });
  });

  it('hands on Snapshots without the event, until told to stop', () => {
    const heard: unknown[][] = [];
    const stop = api.onSnapshot((...args) => heard.push(args));
    renderer.emit(SNAPSHOT_CHANNEL, { sender: 'secret' }, 'first');
    stop();
    renderer.emit(SNAPSHOT_CHANNEL, { sender: 'secret' }, 'second');
    expect(heard).toEqual([['first']]);
    expect(renderer.listenerCount(SNAPSHOT_CHANNEL)).toBe(0);
  });
});
