import { previewOf } from '../../electron/core/telemetry/preview/snapshot-preview.ts';
import type { ConfigReport, UsageGrouping, UsageReport } from '../../electron/shared/commands.ts';
import type { GlanceApi } from '../../electron/shared/contract/contract.ts';
import type {
  OrganisationQuery,
  OrganisationView,
} from '../../electron/shared/contract/organisation-view.ts';
import { fail, type Result } from '../../electron/shared/contract/result.ts';
import type { SecretList } from '../../electron/shared/contract/secrets.ts';
import type { TrayPreview } from '../../electron/shared/contract/tray-preview.ts';
import type { EditReport } from '../../electron/shared/edit.ts';
import type { CheckReport } from '../../electron/shared/governance/checks.ts';
import type { CoverageReport } from '../../electron/shared/governance/coverage-report.ts';
import type { DriftReport } from '../../electron/shared/governance/drift-report.ts';
import type { PostureReport } from '../../electron/shared/governance/posture.ts';
import type { LimitHistoryReport } from '../../electron/shared/limit-history.ts';
import { verbatim } from '../../electron/shared/messages/en/words.ts';
import type { Message } from '../../electron/shared/messages/message.ts';
import type { SessionList, SessionTurns } from '../../electron/shared/sessions.ts';
import { defaultSettings } from '../../electron/shared/settings.ts';
import type { Snapshot } from '../../electron/shared/snapshot.ts';
import type { InspectedValue, Inspection, InspectionNews } from '../../electron/shared/telemetry/inspect.ts';
import type { ToolUse } from '../../electron/shared/tools.ts';
import type { Connection, LinkState } from '../../renderer/transport/connection.ts';

/** A host in memory: answers with `snapshot`, counts what is asked of it. */
export class FakeHost implements Connection {
  readonly asked: string[] = [];
  /** The file that was saved last. */
  saved: { readonly name: string; readonly content: string } | null = null;
  snapshot: Snapshot | null;
  failure: string | null = null;
  /** What a plan, an edit and an undo answer. */
  plan: EditReport | null = null;
  done: EditReport | null = null;
  undone: EditReport | null = null;
  configReport: ((key: string) => ConfigReport) | null = null;
  /** What an Inspector answers, one news after the other, and the content of any attribute. */
  inspection: Inspection | null = null;
  trayPreview: TrayPreview | null = null;
  news: (InspectionNews | null)[] = [];
  content: InspectedValue = null;
  readonly #snapshots = new Set<(snapshot: Snapshot) => void>();
  readonly #links = new Set<(state: LinkState) => void>();

  limitHistory: LimitHistoryReport | null = null;
  posture: PostureReport | null = null;
  /** Null: no baseline is pinned. */
  drift: DriftReport | null = null;
  driftFault: Message | null = null;
  checks: CheckReport | null = null;
  toolUse: ToolUse | null = null;
  coverage: CoverageReport | null = null;
  /** Null: no organisation is set up. */
  organisation: ((query: OrganisationQuery) => OrganisationView) | null = null;
  usageReport: ((by: UsageGrouping) => UsageReport) | null = null;

  secrets: SecretList = { names: [], refusal: null };
  sessionList: SessionList | null = null;
  sessionTurns: ((threadId: string) => SessionTurns | null) | null = null;

  readonly api: GlanceApi;

  constructor(snapshot: Snapshot | null, host: GlanceApi['host'] = 'browser') {
    this.snapshot = snapshot;
    this.api = { ...this.#answers, host };
  }

  readonly #answers: Omit<GlanceApi, 'host'> = {
    getSnapshot: async () => {
      this.asked.push('get');
      return this.snapshot === null
        ? fail('failed', verbatim(this.failure ?? 'Nothing there.'))
        : { ok: true, value: this.snapshot };
    },
    refresh: () => this.#answer('refresh'),
    setDemo: (on) => this.#answer(`demo ${on}`),
    closePopover: () => this.#answer('close'),
    planAnalytics: (enabled) => this.#edit(`plan ${enabled}`, this.plan),
    setAnalytics: (enabled) => this.#edit(`set ${enabled}`, this.done),
    undoAnalytics: () => this.#edit('undo', this.undone),
    getConfigReport: async (keys) => {
      this.asked.push(`config ${keys.join(' ')}`);
      return answerOf(this.configReport?.(keys[0] ?? '') ?? null);
    },
    probeOtel: async (signal) => {
      await this.#answer(signal === undefined ? 'probe' : `probe ${signal}`);
      return this.snapshot === null
        ? fail('failed', verbatim('Nothing was read.'))
        : { ok: true, value: this.snapshot.otel };
    },
    setAutomaticProbing: (on) => this.#answer(`automatic ${on}`),
    tellPresence: (event) => this.#answer(`presence ${event}`),
    openInspector: async () => {
      this.asked.push('inspector open');
      return answerOf(this.inspection);
    },
    nextInspected: async (after) => {
      this.asked.push(`inspector next ${after}`);
      const news = this.news.shift();
      return news === undefined ? new Promise(() => {}) : { ok: true, value: news };
    },
    revealInspected: async (number, attribute) => {
      this.asked.push(`inspector reveal ${number} ${attribute}`);
      return { ok: true, value: this.content };
    },
    closeInspector: () => this.#answer('inspector close'),
    openLayer: (file) => this.#answer(`open ${file}`),
    openLink: (link) => this.#answer(`link ${link}`),
    setSettings: async (patch) => {
      await this.#answer(`settings ${JSON.stringify(patch)}`);
      if (this.failure !== null) return fail('failed', verbatim(this.failure));
      const before = this.snapshot?.settings ?? defaultSettings;
      return { ok: true, value: { ...before, ...patch, alerts: { ...before.alerts, ...patch.alerts } } };
    },
    openDesk: () => this.#answer('desk'),
    previewTray: async () => {
      this.asked.push('tray preview');
      return answerOf(this.trayPreview);
    },
    previewAnalytics: async () => {
      this.asked.push('preview');
      return answerOf(this.snapshot === null ? null : previewOf(this.snapshot));
    },
    getCoverage: async ({ days }) => {
      this.asked.push(`coverage ${days}`);
      return answerOf(this.coverage);
    },
    getPosture: async () => {
      this.asked.push('posture');
      return answerOf(this.posture);
    },
    getDrift: async () => {
      this.asked.push('drift');
      const { drift: value, driftFault } = this;
      return driftFault === null ? { ok: true, value } : fail('baseline-changed', driftFault);
    },
    runCheck: async (policy) => {
      this.asked.push(`check ${policy}`);
      return answerOf(this.checks);
    },
    getLimitHistory: async () => {
      this.asked.push('limit history');
      return answerOf(this.limitHistory);
    },
    getUsageReport: async ({ by, since }) => {
      this.asked.push(`report ${by} ${since}`);
      return answerOf(this.usageReport?.(by) ?? null);
    },
    getSessionList: async () => {
      this.asked.push('session list');
      return answerOf(this.sessionList);
    },
    getSessionTurns: async (threadId) => {
      this.asked.push(`turns ${threadId}`);
      return answerOf(this.sessionTurns?.(threadId) ?? null);
    },
    getWeekHours: async () => {
      this.asked.push('hours');
      const { snapshot } = this;
      return answerOf(snapshot === null ? null : { weeks: 12, hours: snapshot.usage.hours });
    },
    getToolUse: async (since) => {
      this.asked.push(`tools ${since}`);
      return answerOf(this.toolUse);
    },
    getOrganisationView: async (query) => {
      this.asked.push(`organisation ${query.since} ${query.until} ${query.by}`);
      return { ok: true, value: this.organisation?.(query) ?? null };
    },
    exportUsage: async ({ by, format }) => {
      await this.#answer(`export ${by} ${format}`);
      return { ok: true, value: { file: null, name: `codex-usage-${by}.${format}`, text: 'usage\n' } };
    },
    saveChart: async ({ name, content }) => {
      this.saved = { name, content };
      await this.#answer(`chart ${name}`);
      return { ok: true, value: { file: `/home/ada/${name}`, name, text: null } };
    },
    exportData: async () => {
      await this.#answer('export data');
      return { ok: true, value: { file: null, name: 'codex-glance-data.json', text: '{}\n' } };
    },
    getSecrets: async () => ({ ok: true, value: this.secrets }),
    storeSecret: async (name, secret) => {
      this.asked.push(`secret ${name} of ${secret.length}`);
      this.secrets = { ...this.secrets, names: [...this.secrets.names, name] };
      return { ok: true, value: this.secrets };
    },
    removeSecret: async (name) => {
      this.asked.push(`forget ${name}`);
      this.secrets = { ...this.secrets, names: this.secrets.names.filter((each) => each !== name) };
      return { ok: true, value: this.secrets };
    },
    resetData: () => this.#answer('reset data'),
    onSnapshot: (listener) => {
      this.#snapshots.add(listener);
      return () => this.#snapshots.delete(listener);
    },
  };

  readonly onLink = (listener: (state: LinkState) => void): (() => void) => {
    this.#links.add(listener);
    return () => this.#links.delete(listener);
  };

  push(snapshot: Snapshot): void {
    this.snapshot = snapshot;
    for (const listener of this.#snapshots) listener(snapshot);
  }

  setLink(state: LinkState): void {
    for (const listener of this.#links) listener(state);
  }

  get listeners(): number {
    return this.#snapshots.size + this.#links.size;
  }

  async #edit(what: string, report: EditReport | null): Promise<Result<EditReport>> {
    this.asked.push(what);
    return answerOf(report);
  }

  async #answer(what: string): Promise<Result<null>> {
    this.asked.push(what);
    return this.failure === null ? { ok: true, value: null } : fail('failed', verbatim(this.failure));
  }
}

function answerOf<T>(value: T | null): Result<T> {
  return value === null ? fail('failed', verbatim('Nothing there.')) : { ok: true, value };
}
