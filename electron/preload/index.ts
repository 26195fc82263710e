import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { REQUEST_CHANNEL, SNAPSHOT_CHANNEL } from '../shared/contract/channels.ts';
import type { GlanceApi, RequestName, RequestOf, Responses } from '../shared/contract/contract.ts';
import type { ExternalLink } from '../shared/contract/external-links.ts';
import { fail, type Result } from '../shared/contract/result.ts';
import type { ReadyPolicyName } from '../shared/governance/policy-names.ts';
import { errorWords } from '../shared/messages/en/words.ts';
import type { SettingsPatch } from '../shared/settings.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import type { OtelSignal } from '../shared/telemetry/telemetry.ts';

/** Sends a request. The main process answers each with a Result; a channel that is gone becomes one here. */
async function request<N extends RequestName>(name: N, payload: RequestOf<N>): Promise<Result<Responses[N]>> {
  try {
    return await ipcRenderer.invoke(REQUEST_CHANNEL, name, payload);
  } catch (error) {
    return fail('no-answer', errorWords(error));
  }
}

/** The only object that the page gets: functions, without channel names or event objects. */
const glance: GlanceApi = Object.freeze({
  host: 'tray' as const,
  getSnapshot: () => request('snapshot.get', {}),
  refresh: () => request('snapshot.refresh', {}),
  setDemo: (on: boolean) => request('demo.set', { on }),
  openDesk: () => request('desk.open', {}),
  previewTray: () => request('tray.preview', {}),
  closePopover: () => request('popover.close', {}),
  planAnalytics: (enabled: boolean) => request('analytics.plan', { enabled }),
  setAnalytics: (enabled: boolean) => request('analytics.set', { enabled }),
  undoAnalytics: () => request('analytics.undo', {}),
  previewAnalytics: () => request('analytics.preview', {}),
  getPosture: () => request('posture.get', {}),
  getDrift: () => request('drift.get', {}),
  runCheck: (policy?: ReadyPolicyName) => request('check.run', policy === undefined ? {} : { policy }),
  getCoverage: (what: { readonly days: number }) => request('coverage.report', what),
  getConfigReport: (keys: readonly string[]) => request('config.report', { keys: [...keys] }),
  probeOtel: (signal?: OtelSignal['signal']) => request('otel.probe', signal === undefined ? {} : { signal }),
  setAutomaticProbing: (on: boolean) => request('otel.automatic', { on }),
  tellPresence: (event: 'shown' | 'online') => request('page.presence', { event }),
  openInspector: () => request('inspector.open', {}),
  nextInspected: (after: number) => request('inspector.next', { after }),
  revealInspected: (number: number, attribute: string) => request('inspector.reveal', { number, attribute }),
  closeInspector: () => request('inspector.close', {}),
  openLayer: (file: string) => request('layer.open', { file }),
  openLink: (link: ExternalLink) => request('link.open', { link }),
  setSettings: (patch: SettingsPatch) => request('settings.set', patch),
  getLimitHistory: () => request('limits.history', {}),
  getUsageReport: (what: RequestOf<'usage.report'>) => request('usage.report', what),
  getSessionList: () => request('session.list', {}),
  getSessionTurns: (threadId: string) => request('session.turns', { threadId }),
  getWeekHours: () => request('usage.hours', {}),
  getToolUse: (since: string) => request('usage.tools', { since }),
  getOrganisationView: (what: RequestOf<'organisation.view'>) => request('organisation.view', what),
  exportUsage: (what: RequestOf<'usage.export'>) => request('usage.export', what),
  saveChart: (file: RequestOf<'chart.save'>) => request('chart.save', file),
  getSecrets: () => request('secret.list', {}),
  storeSecret: (name: string, secret: string) => request('secret.set', { name, secret }),
  removeSecret: (name: string) => request('secret.remove', { name }),
  exportData: () => request('data.export', {}),
  resetData: () => request('data.reset', {}),
  onSnapshot(listener: (snapshot: Snapshot) => void) {
    const forward = (_event: IpcRendererEvent, snapshot: Snapshot) => listener(snapshot);
    ipcRenderer.on(SNAPSHOT_CHANNEL, forward);
    return () => {
      ipcRenderer.off(SNAPSHOT_CHANNEL, forward);
    };
  },
});

contextBridge.exposeInMainWorld('glance', glance);
