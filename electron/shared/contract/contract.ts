import * as v from 'valibot';
import { type ConfigReport, type UsageGrouping, type UsageReport, usageGroupings } from '../commands.ts';
import type { EditReport } from '../edit.ts';
import type { CheckReport } from '../governance/checks.ts';
import type { CoverageReport } from '../governance/coverage-report.ts';
import type { DriftReport } from '../governance/drift-report.ts';
import { type ReadyPolicyName, readyPolicyNames } from '../governance/policy-names.ts';
import type { PostureReport } from '../governance/posture.ts';
import type { LimitHistoryReport } from '../limit-history.ts';
import { requestMessage } from '../messages/en/glance/request.ts';
import { errorWords } from '../messages/en/words.ts';
import { day } from '../schema/scalars.ts';
import { settingsPatchSchema } from '../schema/settings.ts';
import type { SessionList, SessionTurns } from '../sessions.ts';
import type { Settings, SettingsPatch } from '../settings.ts';
import type { Snapshot } from '../snapshot.ts';
import type { InspectedValue, Inspection, InspectionNews } from '../telemetry/inspect.ts';
import type { PreviewReport } from '../telemetry/preview.ts';
import type { Otel, OtelSignal } from '../telemetry/telemetry.ts';
import type { ToolUse } from '../tools.ts';
import type { WeekHoursReport } from '../usage.ts';
import { type ExternalLink, externalLinkNames } from './external-links.ts';
import { type OrganisationView, organisationQuerySchema } from './organisation-view.ts';
import { fail, RequestError, type Result } from './result.ts';
import { CHART_FILE, exportFormats, MOST_CHART_LENGTH, type SavedFile } from './saved-file.ts';
import { type SecretList, secretRequests } from './secrets.ts';
import type { TrayPreview } from './tray-preview.ts';

/** The request carries nothing. Extra members are refused. */
const nothing = v.strictObject({});

/**
 * Every request of the page, with the schema that its payload must pass before a handler sees it. Hosts implement
 * `Handlers`; the compiler refuses a host that omits one.
 */
export const requests = {
  /** The current Snapshot. */
  'snapshot.get': nothing,
  /** Read everything again. */
  'snapshot.refresh': nothing,
  /** Switch between the user's sessions and generated samples. */
  'demo.set': v.strictObject({ on: v.boolean() }),
  /** Open the desk in a window of its own. */
  'desk.open': nothing,
  /** The tray icon as it is, and what could stand beside it. */
  'tray.preview': nothing,
  /** Hide the popover. Has no effect in a browser tab. */
  'popover.close': nothing,
  /** What switching analytics would do. Writes nothing. */
  'analytics.plan': v.strictObject({ enabled: v.boolean() }),
  /** Write `analytics.enabled` to the user's config.toml. */
  'analytics.set': v.strictObject({ enabled: v.boolean() }),
  /** Undo the last such edit. */
  'analytics.undo': nothing,
  /** Everything that Codex can send as analytics, and what of it would be sent. Runs and sends nothing. */
  'analytics.preview': nothing,
  /** What Codex may do on this machine, and who decided that. */
  'posture.get': nothing,
  /** This machine against a policy that comes with Glance; left out, that of the settings, else `developer`. Sends nothing. */
  'check.run': v.strictObject({ policy: v.exactOptional(v.picklist(readyPolicyNames)) }),
  /** What changed since the baseline was pinned. */
  'drift.get': nothing,
  /** Which sessions of the last days a compliance export would hold. */
  'coverage.report': v.strictObject({
    days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366)),
  }),
  /** Values at or below the given dotted keys, with every layer. */
  'config.report': v.strictObject({
    keys: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(32)),
  }),
  /** Send an empty export to the user's own collector: of one signal, else of all. */
  'otel.probe': v.strictObject({ signal: v.exactOptional(v.picklist(['logs', 'traces', 'metrics'])) }),
  /** Switch automatic probes on or off. */
  'otel.automatic': v.strictObject({ on: v.boolean() }),
  /** The page came into view, or the network is back. */
  'page.presence': v.strictObject({ event: v.picklist(['shown', 'online']) }),
  /** Listen on loopback for what Codex exports. */
  'inspector.open': nothing,
  /** Wait for what follows a record. Null once the inspection has ended. */
  'inspector.next': v.strictObject({ after: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  /** The content of one attribute of one record. */
  'inspector.reveal': v.strictObject({
    number: v.pipe(v.number(), v.integer(), v.minValue(1)),
    attribute: v.pipe(v.string(), v.maxLength(200)),
  }),
  /** Stop listening, and drop what came. */
  'inspector.close': nothing,
  /** Open a file of the configuration in the system's program for it. */
  'layer.open': v.strictObject({ file: v.pipe(v.string(), v.maxLength(4096)) }),
  /** Open one of the known places on the web. */
  'link.open': v.strictObject({ link: v.picklist(externalLinkNames) }),
  /** Change and store some settings. */
  'settings.set': settingsPatchSchema,
  /** The runs of every window, as far as sessions recorded them. */
  'limits.history': nothing,
  /** Usage since a local day, by one grouping. */
  'usage.report': v.strictObject({ by: v.picklist(usageGroupings), since: day }),
  /** Every session of the history. */
  'session.list': nothing,
  /** The turns of one session, read from its files. */
  'session.turns': v.strictObject({ threadId: v.pipe(v.string(), v.maxLength(100)) }),
  /** Tokens by hour of the local week, over twelve weeks. */
  'usage.hours': nothing,
  /** What tools did since a local day. */
  'usage.tools': v.strictObject({ since: day }),
  /** What the organisation's own APIs say of a span of UTC days. Asks them nothing: it reads what is kept. */
  'organisation.view': organisationQuerySchema,
  ...secretRequests,
  /** All usage as a file for other programs. */
  'usage.export': v.strictObject({ by: v.picklist(usageGroupings), format: v.picklist(exportFormats) }),
  /** A chart as a file. A browser tab saves it by itself. */
  'chart.save': v.strictObject({
    name: v.pipe(v.string(), v.regex(CHART_FILE)),
    /** The text; of a PNG its bytes in Base64. */
    content: v.pipe(v.string(), v.maxLength(MOST_CHART_LENGTH)),
  }),
  /** Everything that Glance keeps, as a file. */
  'data.export': nothing,
  /** Delete everything that Glance keeps, and read everything again. */
  'data.reset': nothing,
} as const;

export type RequestName = keyof typeof requests;
export type RequestOf<N extends RequestName> = Sent<v.InferOutput<(typeof requests)[N]>>;

/** Accepts read-only lists. */
type Sent<T> = T extends readonly (infer Item)[]
  ? readonly Sent<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Sent<T[Key]> }
    : T;

/** The answer to each request. */
export interface Responses {
  'snapshot.get': Snapshot;
  'snapshot.refresh': null;
  'demo.set': null;
  'desk.open': null;
  'tray.preview': TrayPreview;
  'popover.close': null;
  'analytics.plan': EditReport;
  'analytics.set': EditReport;
  'analytics.undo': EditReport;
  'analytics.preview': PreviewReport;
  'posture.get': PostureReport;
  'check.run': CheckReport;
  /** Null where no baseline is pinned. */
  'drift.get': DriftReport | null;
  'coverage.report': CoverageReport;
  'config.report': ConfigReport;
  'otel.probe': Otel;
  'otel.automatic': null;
  'page.presence': null;
  'inspector.open': Inspection;
  'inspector.next': InspectionNews | null;
  'inspector.reveal': InspectedValue;
  'inspector.close': null;
  'layer.open': null;
  'link.open': null;
  'settings.set': Settings;
  'limits.history': LimitHistoryReport;
  'usage.report': UsageReport;
  'session.list': SessionList;
  'session.turns': SessionTurns;
  'usage.hours': WeekHoursReport;
  'usage.tools': ToolUse;
  /** Null where the user set up no organisation. */
  'organisation.view': OrganisationView | null;
  'secret.list': SecretList;
  'secret.set': SecretList;
  'secret.remove': SecretList;
  'usage.export': SavedFile;
  'chart.save': SavedFile;
  'data.export': SavedFile;
  'data.reset': null;
}

/** A host's side of the contract, one function a request. */
export type Handlers = {
  [N in RequestName]: (request: RequestOf<N>) => Promise<Responses[N]> | Responses[N];
};

/** The page's side of the contract: the one frozen object on its window, or the same over HTTP. */
export interface GlanceApi {
  readonly host: 'tray' | 'browser';
  getSnapshot(): Promise<Result<Snapshot>>;
  refresh(): Promise<Result<null>>;
  setDemo(on: boolean): Promise<Result<null>>;
  /** `not-available` in a browser tab, as `previewTray`. */
  openDesk(): Promise<Result<null>>;
  previewTray(): Promise<Result<TrayPreview>>;
  closePopover(): Promise<Result<null>>;
  planAnalytics(enabled: boolean): Promise<Result<EditReport>>;
  setAnalytics(enabled: boolean): Promise<Result<EditReport>>;
  undoAnalytics(): Promise<Result<EditReport>>;
  previewAnalytics(): Promise<Result<PreviewReport>>;
  getPosture(): Promise<Result<PostureReport>>;
  runCheck(policy?: ReadyPolicyName): Promise<Result<CheckReport>>;
  /** Null where no baseline is pinned. */
  getDrift(): Promise<Result<DriftReport | null>>;
  getCoverage(what: { readonly days: number }): Promise<Result<CoverageReport>>;
  getConfigReport(keys: readonly string[]): Promise<Result<ConfigReport>>;
  /** Answers with the state of all signals afterwards. */
  probeOtel(signal?: OtelSignal['signal']): Promise<Result<Otel>>;
  setAutomaticProbing(on: boolean): Promise<Result<null>>;
  tellPresence(event: 'shown' | 'online'): Promise<Result<null>>;
  openInspector(): Promise<Result<Inspection>>;
  /** Waits until something follows that record. */
  nextInspected(after: number): Promise<Result<InspectionNews | null>>;
  revealInspected(number: number, attribute: string): Promise<Result<InspectedValue>>;
  closeInspector(): Promise<Result<null>>;
  /** `not-available` where the host cannot open files, such as a browser tab. */
  openLayer(file: string): Promise<Result<null>>;
  /** `not-available` in a browser tab, where links open by themselves. */
  openLink(link: ExternalLink): Promise<Result<null>>;
  setSettings(patch: SettingsPatch): Promise<Result<Settings>>;
  getLimitHistory(): Promise<Result<LimitHistoryReport>>;
  getUsageReport(what: { readonly by: UsageGrouping; readonly since: string }): Promise<Result<UsageReport>>;
  getSessionList(): Promise<Result<SessionList>>;
  /** `no-such-session` where none of that id is known. */
  getSessionTurns(threadId: string): Promise<Result<SessionTurns>>;
  getWeekHours(): Promise<Result<WeekHoursReport>>;
  getToolUse(since: string): Promise<Result<ToolUse>>;
  getOrganisationView(what: RequestOf<'organisation.view'>): Promise<Result<OrganisationView | null>>;
  exportUsage(what: RequestOf<'usage.export'>): Promise<Result<SavedFile>>;
  /** `not-available` in a browser tab, which offers files by itself. */
  saveChart(file: RequestOf<'chart.save'>): Promise<Result<SavedFile>>;
  /** `not-available` in a browser tab, as the other two. */
  getSecrets(): Promise<Result<SecretList>>;
  storeSecret(name: string, secret: string): Promise<Result<SecretList>>;
  removeSecret(name: string): Promise<Result<SecretList>>;
  exportData(): Promise<Result<SavedFile>>;
  resetData(): Promise<Result<null>>;
  /** Returns the function that ends the subscription. */
  onSnapshot(listener: (snapshot: Snapshot) => void): () => void;
}

export { REQUEST_CHANNEL, SNAPSHOT_CHANNEL } from './channels.ts';

/** Returns true for the names in `requests`, and nothing inherited. */
export function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requests, name);
}

/** Validates a name and payload from the page and runs the handler. Never throws. */
export async function answer(handlers: Handlers, name: unknown, payload: unknown): Promise<Result<unknown>> {
  if (!isRequestName(name)) return fail('unknown-request', requestMessage('request.unknown'));
  const parsed = v.safeParse(requests[name], payload);
  if (!parsed.success) {
    return fail('invalid-request', requestMessage('request.not-of-form', { name }));
  }
  try {
    // The schema of `name` was just applied, so the pair fits; TypeScript cannot follow the correlation.
    const handler = handlers[name] as (request: unknown) => unknown;
    return { ok: true, value: await handler(parsed.output) };
  } catch (error) {
    if (error instanceof RequestError) return fail(error.code, error.said);
    return fail('failed', errorWords(error));
  }
}
