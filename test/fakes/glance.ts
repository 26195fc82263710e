import { createStore } from 'zustand/vanilla';
import type { Glance, UsageQuery } from '../../electron/core/glance.ts';
import type { ToolQuery } from '../../electron/core/tool-calls/tool-sums.ts';
import type { ConfigReport, UsageReport } from '../../electron/shared/commands.ts';
import type {
  OrganisationQuery,
  OrganisationView,
} from '../../electron/shared/contract/organisation-view.ts';
import type { EditReport } from '../../electron/shared/edit.ts';
import type { ExportReport } from '../../electron/shared/export/export-report.ts';
import type { CoverageReport } from '../../electron/shared/governance/coverage-report.ts';
import type { DriftReport } from '../../electron/shared/governance/drift-report.ts';
import type { PostureReport } from '../../electron/shared/governance/posture.ts';
import type { StorageReport } from '../../electron/shared/governance/storage-report.ts';
import { verbatim } from '../../electron/shared/messages/en/words.ts';
import type { SessionList, SessionTurns } from '../../electron/shared/sessions.ts';
import type { Snapshot } from '../../electron/shared/snapshot.ts';
import { noTokens } from '../../electron/shared/tokens.ts';
import type { ToolReport } from '../../electron/shared/tools.ts';
import type { ConfigVerification } from '../../electron/shared/verify.ts';
import { emptyCoverage } from '../fixtures/coverage-reports.ts';
import { emptyExport } from '../fixtures/export-reports.ts';
import { emptyPosture } from '../fixtures/postures.ts';
import { samplePricingReport } from '../fixtures/pricing.ts';
import { sampleChecks } from '../fixtures/sample-checks.ts';
import { sampleSessionList, sampleSessionTurns } from '../fixtures/sessions.ts';
import { SAMPLE_NOW, sampleSnapshot } from '../fixtures/snapshots/sample-snapshot.ts';

/** A Glance that shows what it is told to, so that hosts are tested without files. */
export interface FakeGlance extends Glance {
  /** What hosts called, in order, such as `load` or `setDemo true`. */
  readonly calls: readonly string[];
  /** Puts a changed Snapshot in the store. */
  change(part: Partial<Snapshot>): void;
  readonly listeners: number;
}

export interface FakeGlanceOptions {
  readonly snapshot?: Snapshot;
  readonly usage?: (query: UsageQuery) => UsageReport;
  readonly tools?: (query: ToolQuery) => ToolReport;
  readonly sessions?: () => SessionList;
  readonly sessionTurns?: (threadId: string) => SessionTurns | null;
  readonly coverage?: CoverageReport;
  readonly posture?: PostureReport;
  readonly drift?: DriftReport;
  readonly organisation?: (query: OrganisationQuery) => OrganisationView;
  readonly storage?: StorageReport;
  readonly exports?: ExportReport;
  readonly rolloutPaths?: ReadonlyMap<string, readonly string[]>;
  readonly config?: (keys: readonly string[]) => ConfigReport;
  /** Answers `editAnalytics` and `undoAnalytics`; may throw. */
  readonly edit?: (action: EditReport['action'], dryRun: boolean) => EditReport;
  readonly configFiles?: readonly string[];
  readonly configValue?: (key: string) => unknown;
  /** Answers `verifyConfig`; may throw. */
  readonly verify?: (codexBin: string | null) => ConfigVerification;
  /** Default: everything was read already. */
  readonly firstRead?: Promise<void>;
  /** Runs inside `probeOtel`, such as to show what came of it. */
  readonly onProbe?: (glance: FakeGlance) => Promise<void> | void;
  /** Runs inside `load` and `start`, such as to report progress or to fail. */
  readonly onLoad?: (glance: FakeGlance) => Promise<void> | void;
}

export function createFakeGlance(options: FakeGlanceOptions = {}): FakeGlance {
  const inner = createStore<Snapshot>(() => options.snapshot ?? sampleSnapshot('filled'));
  const calls: string[] = [];
  let listeners = 0;
  const glance: FakeGlance = {
    calls,
    get listeners() {
      return listeners;
    },
    change: (part) => inner.setState({ ...inner.getState(), ...part }, true),
    store: {
      getState: inner.getState,
      getInitialState: inner.getInitialState,
      subscribe(listener) {
        listeners += 1;
        const unsubscribe = inner.subscribe(listener);
        return () => {
          listeners -= 1;
          unsubscribe();
        };
      },
    },
    firstRead: options.firstRead ?? Promise.resolve(),
    async codexOffered() {
      calls.push('codexOffered');
    },
    async load() {
      calls.push('load');
      await options.onLoad?.(glance);
    },
    async readUsage() {
      calls.push('readUsage');
      await options.onLoad?.(glance);
    },
    async start() {
      calls.push('start');
      await options.onLoad?.(glance);
    },
    async refresh() {
      calls.push('refresh');
    },
    async setDemo(on) {
      calls.push(`setDemo ${on}`);
      glance.change({ demo: on });
    },
    whole: async (view) => view(),
    usageReport(query) {
      calls.push(`usageReport ${JSON.stringify(query)}`);
      return options.usage?.(query) ?? emptyUsage(query);
    },
    pricingReport() {
      calls.push('pricingReport');
      return samplePricingReport;
    },
    async updatePrices(from) {
      calls.push(`updatePrices ${from}`);
      return { ...samplePricingReport, update: { changed: false, reason: 'It is older.', backup: null } };
    },
    async toolReport(query) {
      calls.push(`toolReport ${JSON.stringify(query)}`);
      return (
        options.tools?.(query) ?? {
          schema: 'codex-glance.tools/1',
          timezone: 'UTC',
          rows: [],
          errors: [],
          lowerBound: [],
        }
      );
    },
    async sessionList() {
      calls.push('sessionList');
      return options.sessions?.() ?? sampleSessionList(50, SAMPLE_NOW);
    },
    async sessionTurns(threadId) {
      calls.push(`sessionTurns ${threadId}`);
      return options.sessionTurns ? options.sessionTurns(threadId) : sampleSessionTurns(threadId, SAMPLE_NOW);
    },
    async coverageReport(query) {
      calls.push(`coverageReport ${JSON.stringify(query)}`);
      return options.coverage ?? emptyCoverage;
    },
    async storageReport() {
      calls.push('storageReport');
      return options.storage ?? { schema: 'codex-glance.storage/1', entries: [], unreadable: [] };
    },
    async pruneStorage(query) {
      calls.push(`pruneStorage ${query.how}${query.dryRun ? ' dry-run' : ''}`);
      const { how, dryRun } = query;
      return { ...(await glance.storageReport()), how, dryRun };
    },
    weekHours() {
      calls.push('weekHours');
      return { weeks: 12, hours: [] };
    },
    async toolUse(since) {
      calls.push(`toolUse ${since}`);
      return { since, tools: [], errors: [], lowerBound: [] };
    },
    limitHistory() {
      calls.push('limitHistory');
      return { windows: [] };
    },
    async checkReport(policy) {
      calls.push(`checkReport ${policy}`);
      return sampleChecks;
    },
    async driftReport() {
      calls.push('driftReport');
      return options.drift ?? null;
    },
    async organisationView(query) {
      calls.push(`organisationView ${query.since} ${query.until} ${query.by}`);
      return options.organisation?.(query) ?? null;
    },
    async postureReport() {
      calls.push('postureReport');
      return options.posture ?? emptyPosture;
    },
    rolloutPaths: () => options.rolloutPaths ?? new Map(),
    async verifyConfig(codexBin) {
      calls.push(`verifyConfig ${codexBin}`);
      if (!options.verify) throw new Error('The test gave no verification.');
      return options.verify(codexBin);
    },
    configReport(keys) {
      calls.push(`configReport ${keys.join(' ')}`);
      return options.config?.(keys) ?? { schema: 'codex-glance.config/1', layers: [], values: {} };
    },
    configValue: async (key) => options.configValue?.(key) ?? null,
    configFiles: () => options.configFiles ?? [],
    async editAnalytics(enabled, { dryRun }) {
      calls.push(`editAnalytics ${enabled}${dryRun ? ' dry-run' : ''}`);
      const action = enabled ? 'on' : 'off';
      return options.edit?.(action, dryRun) ?? plainEdit(action, dryRun);
    },
    async undoAnalytics({ dryRun } = { dryRun: false }) {
      calls.push(`undoAnalytics${dryRun ? ' dry-run' : ''}`);
      return options.edit?.('undo', dryRun) ?? plainEdit('undo', dryRun);
    },
    async probeOtel(signals) {
      calls.push(`probeOtel${signals === undefined ? '' : ` ${signals.join(' ')}`}`);
      await options.onProbe?.(glance);
    },
    async changeSettings(patch) {
      calls.push(`changeSettings ${JSON.stringify(patch)}`);
      const before = glance.store.getState().settings;
      const settings = { ...before, ...patch, alerts: { ...before.alerts, ...patch.alerts } };
      glance.change({ settings });
      return settings;
    },
    exports: {
      async start() {
        calls.push('exports.start');
      },
      subscribe: () => () => {},
      report: () => options.exports ?? emptyExport,
      findings: () => [],
      async close() {
        calls.push('exports.close');
      },
    },
    async openExport() {
      calls.push('openExport');
      throw new Error('The test gave no export.');
    },
    async exportReport() {
      calls.push('exportReport');
      const report = options.exports ?? emptyExport;
      return { ...report, enabled: report.enabled && glance.store.getState().settings.exporting };
    },
    async exportUsage({ by, format }) {
      calls.push(`exportUsage ${by} ${format}`);
      return { name: `codex-usage-${by}.${format}`, text: 'usage\n' };
    },
    async exportData() {
      calls.push('exportData');
      return { name: 'codex-glance-data.json', text: '{}\n' };
    },
    async resetData() {
      calls.push('resetData');
    },
    inspection: {
      async open() {
        calls.push('openInspector');
        return { httpPort: 4318, grpcPort: 4317, command: 'codex', locked: [] };
      },
      async next(after) {
        calls.push(`nextInspected ${after}`);
        return null;
      },
      reveal(number, attribute) {
        calls.push(`revealInspected ${number} ${attribute}`);
        return null;
      },
      async close() {
        calls.push('closeInspector');
      },
    },
    onViewed() {
      calls.push('looked');
    },
    setHostFindings(findings) {
      calls.push(`tell ${findings.map(({ id }) => id).join(' ')}`);
    },
    networkReturned() {
      calls.push('networkReturned');
    },
    async close() {
      calls.push('close');
    },
  };
  return glance;
}

function plainEdit(action: EditReport['action'], dryRun: boolean): EditReport {
  return {
    schema: 'codex-glance.edit/1',
    action,
    dryRun,
    file: '/home/ada/.codex/config.toml',
    changed: false,
    diff: '',
    backup: null,
    inForce: true,
    reason: verbatim('Nothing to change.'),
    consequences: [],
    paste: null,
    running: [],
    runningElsewhere: 0,
    undoable: false,
  };
}

function emptyUsage({ by }: UsageQuery): UsageReport {
  return {
    schema: 'codex-glance.usage/1',
    by,
    timezone: 'UTC',
    rows: [],
    totals: { tokens: noTokens, costUsd: null, responses: 0 },
    lowerBound: [],
  };
}
