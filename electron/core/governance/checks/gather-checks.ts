import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Otel } from '../../../shared/telemetry/telemetry.ts';
import type { ProgramSearch } from '../../codex-version/codex-on-path.ts';
import { decideCodex, newestVersion } from '../../codex-version/decide-codex.ts';
import { readInstalledCodex } from '../../codex-version/installed-codex.ts';
import { readModelCache } from '../../codex-version/model-cache.ts';
import { type ConfigInput, configFiles } from '../../config/layers/input.ts';
import { mergeTables } from '../../config/layers/merge.ts';
import { type ResolvedConfig, resolveConfig } from '../../config/resolve.ts';
import { readConfigStack } from '../../config/stack.ts';
import type { TomlTable } from '../../config/toml/toml.ts';
import { CodexEnvironment } from '../../exporters/export-plan/codex-environment.ts';
import { type ExportPlan, exportPlan, isKeptPlan } from '../../exporters/export-plan/plan.ts';
import { type KeptSessions, readKeptFigures } from '../../index/kept-sessions.ts';
import { oldestSessionDay } from '../../ingest/rollouts/oldest-day.ts';
import type { Logger } from '../../platform/ports.ts';
import type { ProcessList } from '../../platform/processes.ts';
import { STATE_FILES } from '../../platform/state/state-files.ts';
import { decideAnalytics } from '../../privacy/analytics.ts';
import type { Runner } from '../../privacy/edit/running/process-list.ts';
import { decideOtel } from '../../privacy/otel.ts';
import { readSignIn } from '../../sign-in/auth-kind.ts';
import type { HealthRecord } from '../../telemetry/health/health-store.ts';
import { healthOf, underUnread } from '../../telemetry/health/known-health.ts';
import type { CheckFacts, CheckNeed } from './facts/check-facts.ts';
import { readFileAccess } from './facts/file-access.ts';
import type { HookFacts } from './facts/running-facts.ts';
import { findSecrets } from './facts/secrets-in-files.ts';
import { readTrustedFolders } from './facts/trusted-folders.ts';

/** What a fresh probe of a plan found. */
type Probed = Parameters<typeof healthOf>[2];

/** Sends an empty export for each plan; the results are in the same order. */
export type CheckProbe = (plans: readonly ExportPlan[]) => Promise<readonly NonNullable<Probed>[]>;

export interface CheckInput {
  /** Absolute, the most important first: its configuration is checked. */
  readonly codexHomes: readonly string[];
  readonly stateDir: string;
  /** Absolute; null for no project. */
  readonly cwd: string | null;
  readonly homeDir: string;
  readonly platform: NodeJS.Platform;
  readonly env: ConfigInput['env'];
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly logger: Logger;
  readonly etcDir?: string;
  readonly readMdm?: ConfigInput['readMdm'];
  /** Left out: those that the system lists. */
  readonly processes?: ProcessList;
  /** Runs a program of the system. */
  readonly runner?: Runner;
  /** Null: only what was found before counts. */
  readonly probe: CheckProbe | null;
}

/** Reads the facts that the rules need, and writes nothing. Never throws for what is in a file. */
export async function gatherChecks(input: CheckInput, needs: ReadonlySet<CheckNeed>): Promise<CheckFacts> {
  const { codexHomes, stateDir, platform, homeDir, now } = input;
  const codexHome = codexHomes[0] ?? '';
  const environment = new CodexEnvironment(codexHome, input.env, input.logger);
  // What needs no configuration is read beside it.
  const beside = Promise.all([
    environment.read(),
    input.probe === null ? recordsOf(stateDir, codexHome) : [],
  ]);
  const elsewhere = seenElsewhere(input);
  const figures = readKeptFigures(stateDir, codexHomes);
  const codex = decideCodex([...sessionVersions(figures?.sessions ?? null), ...(await elsewhere)]);
  const auth = readSignIn(codexHome);
  const config: ConfigInput = {
    codexHome,
    cwd: input.cwd,
    platform,
    env: input.env,
    codexVersion: newestVersion(codex),
    auth,
    plan: figures?.planType ?? null,
    now,
    ...(input.etcDir === undefined ? {} : { etcDir: input.etcDir }),
    ...(input.readMdm === undefined ? {} : { readMdm: input.readMdm }),
  };
  const files = configFiles(config);
  const stack = await readConfigStack(config);
  const resolved = resolveConfig(stack);
  const required = stack.requirements
    .filter(({ disabledReason, error }) => disabledReason === null && error === null)
    .reduce<TomlTable>((all, { table }) => mergeTables(all, table), {});
  const managedFiles = [
    files.system,
    files.systemRequirements,
    ...(platform === 'win32' ? [] : [files.managed]),
  ];
  const [, records] = await beside;
  const [otel, managed, secrets, trusted, hooks, processes] = await Promise.all([
    readOtel(input, resolved, environment, records),
    needs.has('managed') ? readFileAccess(managedFiles, platform) : [],
    needs.has('secrets') ? findSecrets(stack, resolved, codexHome, platform) : [],
    needs.has('trusted') ? readTrustedFolders(resolved, homeDir, platform) : [],
    needs.has('hooks') ? (await loadRunning()).findAllHooks(stack, config) : noHooks,
    needs.has('processes') ? (await loadRunning()).listCodex(input) : null,
  ]);
  return {
    now,
    platform,
    homeDir,
    files,
    stack,
    resolved,
    required,
    analytics: decideAnalytics(resolved, auth),
    otel,
    codex,
    auth,
    managed,
    secrets,
    trusted,
    ...hooks,
    processes,
    sessions: figures?.sessions ?? null,
    oldestSession: needs.has('oldest-session') ? oldestSessionDay(codexHome) : null,
  };
}

/** The Codex versions that began sessions, each with its last activity. */
function sessionVersions(sessions: KeptSessions | null) {
  return [...(sessions?.lastByVersion() ?? [])].map(([version, at]) => ({
    version,
    how: 'session' as const,
    at: at === 0 ? null : new Date(at).toISOString(),
  }));
}

/** What is installed, and what Codex keeps in its homes. No program is run. */
async function seenElsewhere({ codexHomes, stateDir, env, platform }: CheckInput) {
  const installed =
    (await readInstalledCodex({ env, platform })) ?? (await askedBefore(stateDir, { env, platform }));
  return [installed, ...codexHomes.map(readModelCache)].filter((one) => one !== null);
}

const loadRunning = () => import('./facts/running-facts.ts');

const noHooks: HookFacts = { hooks: { hooks: [], unreadable: [] }, hookStates: new Map() };

const loadKept = () => import('./facts/kept-records.ts');

/** What was found of the exporters of a home. */
async function recordsOf(stateDir: string, codexHome: string): Promise<readonly HealthRecord[]> {
  if (!existsSync(join(stateDir, STATE_FILES.otelHealth))) return [];
  return (await loadKept()).keptHealth(stateDir, codexHome);
}

/** What the program on PATH answered when it was asked. */
async function askedBefore(stateDir: string, search: ProgramSearch) {
  if (!existsSync(join(stateDir, STATE_FILES.codexVersions))) return null;
  return (await loadKept()).askedProgram(stateDir, search);
}

/** The telemetry in force, with the health that was kept, or is found now. */
async function readOtel(
  { probe, now }: CheckInput,
  resolved: ResolvedConfig,
  environment: CodexEnvironment,
  records: readonly HealthRecord[],
): Promise<Otel> {
  const otel = decideOtel(resolved);
  const plans = otel.signals.map(({ signal }) => exportPlan(resolved, signal, environment.current()));
  if (plans.every((plan) => plan === null)) return otel;
  const found = new Map<string, NonNullable<Probed>>();
  if (probe === null) {
    for (const record of records) {
      const plan = plans.find((one) => one?.signal === record.signal);
      if (plan && isKeptPlan(plan, record.plan)) found.set(record.signal, record);
    }
  } else {
    const asked = plans.flatMap((plan, at) => {
      return plan !== null && otel.signals[at]?.health.state === 'untested' ? [plan] : [];
    });
    const results = await probe(asked);
    asked.forEach(({ signal }, at) => {
      const result = results[at];
      if (result !== undefined) found.set(signal, result);
    });
  }
  const signals = otel.signals.map((signal, at) => {
    const plan = plans[at] ?? null;
    const health = healthOf(signal.health, plan, found.get(signal.signal), true, now);
    return { ...signal, health: plan === null ? health : underUnread(health, environment.unread()) };
  });
  return { ...otel, signals };
}
