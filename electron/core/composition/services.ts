import { join } from 'node:path';
import type { Settings } from '../../shared/settings.ts';
import type { CodexHome } from '../../shared/snapshot.ts';
import { CodexVersionService } from '../codex-version/codex-version-service.ts';
import { demoHealth } from '../demo/demo-health.ts';
import type { DemoHome } from '../demo/demo-home.ts';
import { CodexEnvironment } from '../exporters/export-plan/codex-environment.ts';
import { BaselineService } from '../governance/baseline/baseline-service.ts';
import { openIndexOrNone } from '../index/open-index.ts';
import { noIndex, type UsageIndex } from '../index/usage-index.ts';
import { type LiveParts, LiveService } from '../live/live-service.ts';
import { OrganisationService } from '../organisation/status/organisation-service.ts';
import type { Ports } from '../platform/ports.ts';
import { PricingService } from '../pricing/pricing-service.ts';
import { type ConfigContext, ConfigService } from '../privacy/config-service.ts';
import { DriftService } from '../privacy/drift/drift-service.ts';
import { AnalyticsEditor } from '../privacy/edit/analytics-editor.ts';
import { processList } from '../privacy/edit/running/process-list.ts';
import type { GlanceOptions } from '../settings/glance-options.ts';
import { HealthService } from '../telemetry/health/health-service.ts';
import { RiskService } from '../telemetry/risk/risk-service.ts';
import { UsageService } from '../usage/usage-service.ts';
import { StateFilesService } from './file-findings.ts';

/** The services over one set of Codex homes: the user's, or the demo's. */
export interface Services {
  readonly usage: UsageService;
  readonly codex: CodexVersionService;
  readonly config: ConfigService;
  readonly editor: AnalyticsEditor;
  readonly environment: CodexEnvironment;
  readonly health: HealthService;
  readonly risk: RiskService;
  readonly drift: DriftService;
  readonly baseline: BaselineService;
  readonly pricing: PricingService;
  readonly files: StateFilesService;
  readonly organisation: OrganisationService;
  /** Null for samples. */
  readonly live: LiveService | null;
  readonly demo: DemoHome | null;
}

/** Returns what the meaning of the configuration depends on: the sign-in, and the Codex that reads it. */
export function configContext({ usage, codex }: Pick<Services, 'usage' | 'codex'>): ConfigContext {
  return {
    codexVersion: codex.version(),
    auth: usage.homes()[0]?.auth ?? null,
    plan: usage.limitReadings.planType,
  };
}

/** Opens the user's services. `onHealth` is called when a probe has a result. */
export function openOwnServices(
  options: GlanceOptions,
  ports: Ports,
  settings: () => Settings,
  onHealth: () => void,
): Services {
  const { codexHomes, homesSource, stateDir } = options;
  const index = openIndexOrNone(stateDir, codexHomes, ports.logger);
  return openServices({ codexHomes, homesSource, demo: null, index }, options, ports, settings, onHealth);
}

/** Opens the services of a demo home. */
export function openDemoServices(
  demo: DemoHome,
  options: GlanceOptions,
  ports: Ports,
  settings: () => Settings,
): Services {
  const homes = { codexHomes: [demo.codexHome], homesSource: 'demo', demo, index: noIndex } as const;
  return openServices(homes, options, ports, settings, () => {});
}

interface Homes {
  readonly codexHomes: readonly string[];
  readonly homesSource: CodexHome['source'];
  readonly demo: DemoHome | null;
  readonly index: UsageIndex;
}

function openServices(
  { codexHomes, homesSource, demo, index }: Homes,
  options: GlanceOptions,
  ports: Ports,
  settings: () => Settings,
  onHealth: () => void,
): Services {
  const { timezone, cwd } = options;
  const { platform, env, clock, logger } = ports;
  const pricing = new PricingService(demo === null ? options.stateDir : null);
  const prices = () => pricing.book;
  const own = { codexHomes, homesSource, timezone, platform, index };
  const usage = new UsageService({ ...own, prices, clock, now: () => clock.now(), logger });
  const codexHome = codexHomes[0] ?? '';
  const codex = new CodexVersionService({
    codexHomes,
    stateDir: demo === null ? options.stateDir : null,
    env,
    platform,
    sessions: () => usage.codexVersions(clock.now()),
    clock,
    logger,
  });
  const config = { codexHome, cwd, platform, env };
  const service = new ConfigService(config);
  const editor = new AnalyticsEditor({
    config,
    context: () => configContext({ usage, codex }),
    // Edits of samples are removed with them.
    stateDir: demo === null ? options.stateDir : join(demo.codexHome, 'codex-glance'),
    clock,
    logger,
    processes: demo === null ? (ports.processes ?? processList(platform)) : async () => [],
  });
  const current = () => ({
    resolved: service.inForce(),
    otel: service.otel(),
    auth: usage.homes()[0]?.auth ?? null,
  });
  const environment = new CodexEnvironment(codexHome, env, logger);
  const risk = new RiskService({ env: () => environment.current(), platform, current });
  const health = new HealthService({
    codexHome,
    // The collectors of samples do not exist.
    stateDir: demo === null ? options.stateDir : null,
    env: () => environment.current(),
    unread: () => environment.unread(),
    clock,
    logger,
    current,
    settings,
    onChange: onHealth,
    ...(demo === null ? {} : { sample: demoHealth(clock.now()) }),
  });
  const drift = new DriftService({
    stateDir: demo === null ? options.stateDir : null,
    codexHome,
    cwd,
    timezone,
    clock,
    logger,
    current: (digest) => service.sending(digest),
    isOwnEdit: () => editor.isLastEdit(),
  });
  const { stateDir } = options;
  const baseline = new BaselineService({
    stateDir: demo === null ? stateDir : null,
    codexHome,
    cwd,
    logger,
    take: async (policy) => {
      const { takePicture } = await import('./pictures.ts');
      return takePicture({ config: service, codex, usage, demo }, policy, { stateDir, ...ports });
    },
    onChange: onHealth,
  });
  const organisation = new OrganisationService({ stateDir: demo === null ? stateDir : null, env });
  const live = demo === null ? openLive(codexHome, usage, { ...ports, settings, onChange: onHealth }) : null;
  const files = new StateFilesService(codexHomes, demo === null ? options.stateDir : null, cwd);
  return {
    usage,
    codex,
    config: service,
    editor,
    environment,
    health,
    risk,
    drift,
    baseline,
    pricing,
    files,
    organisation,
    live,
    demo,
  };
}

function openLive(
  codexHome: string,
  usage: UsageService,
  parts: Omit<LiveParts, 'codexHome' | 'localDays'>,
): LiveService {
  const { clock, env, platform, settings, onChange } = parts;
  const localDays = (since: string, until: string) =>
    usage
      .report({ by: 'daily', since, until }, clock.now())
      .rows.map(({ key, tokens }) => ({ day: key, tokens: tokens.total }));
  return new LiveService({ codexHome, clock, env, platform, settings, localDays, onChange });
}
