import { join } from 'node:path';
import type { Settings } from '../shared/settings.ts';
import type { CodexHome } from '../shared/snapshot.ts';
import { CodexVersionService } from './codex-version/codex-version-service.ts';
import { type ConfigContext, ConfigRoom } from './config/config-room.ts';
import { DriftRoom } from './config/drift/drift-room.ts';
import { AnalyticsEditor } from './config/edit/analytics-editor.ts';
import { processList } from './config/edit/process-list.ts';
import type { DemoHome } from './demo/demo-home.ts';
import { FileRoom } from './file-findings.ts';
import type { GlanceOptions } from './glance-options.ts';
import { type LiveParts, LiveRoom } from './live/live-room.ts';
import type { Ports } from './ports.ts';
import { PricingRoom } from './pricing/pricing-room.ts';
import { CodexEnvironment } from './telemetry/export-plan/codex-environment.ts';
import { HealthRoom } from './telemetry/health/health-room.ts';
import { RiskRoom } from './telemetry/risk/risk-room.ts';
import { openIndexOrNone } from './usage/open-index.ts';
import { noIndex, type UsageIndex } from './usage/usage-index.ts';
import { UsageRoom } from './usage/usage-room.ts';

/** The rooms over one set of Codex homes: the user's, or the demo's. */
export interface Rooms {
  readonly usage: UsageRoom;
  readonly codex: CodexVersionService;
  readonly config: ConfigRoom;
  readonly editor: AnalyticsEditor;
  readonly environment: CodexEnvironment;
  readonly health: HealthRoom;
  readonly risk: RiskRoom;
  readonly drift: DriftRoom;
  readonly pricing: PricingRoom;
  readonly files: FileRoom;
  /** Null for samples. */
  readonly live: LiveRoom | null;
  readonly demo: DemoHome | null;
}

/** What the configuration means depends on who signed in, and on which Codex reads it. */
export function configContext({ usage, codex }: Pick<Rooms, 'usage' | 'codex'>): ConfigContext {
  return {
    codexVersion: codex.version(),
    auth: usage.homes()[0]?.auth ?? null,
    plan: usage.ledger.limits.planType,
  };
}

/**
 * The user's own. `onHealth` is called when a probe found something.
 */
export function openOwnRooms(
  options: GlanceOptions,
  ports: Ports,
  settings: () => Settings,
  onHealth: () => void,
): Rooms {
  const { codexHomes, homesSource, stateDir } = options;
  const index = openIndexOrNone(stateDir, codexHomes, ports.logger);
  return openRooms({ codexHomes, homesSource, demo: null, index }, options, ports, settings, onHealth);
}

/** Those of a home of samples. */
export function openDemoRooms(
  demo: DemoHome,
  options: GlanceOptions,
  ports: Ports,
  settings: () => Settings,
): Rooms {
  const homes = { codexHomes: [demo.codexHome], homesSource: 'demo', demo, index: noIndex } as const;
  return openRooms(homes, options, ports, settings, () => {});
}

interface Homes {
  readonly codexHomes: readonly string[];
  readonly homesSource: CodexHome['source'];
  readonly demo: DemoHome | null;
  readonly index: UsageIndex;
}

function openRooms(
  { codexHomes, homesSource, demo, index }: Homes,
  options: GlanceOptions,
  ports: Ports,
  settings: () => Settings,
  onHealth: () => void,
): Rooms {
  const { timezone, cwd } = options;
  const { platform, env, clock, logger } = ports;
  const pricing = new PricingRoom(demo === null ? options.stateDir : null);
  const prices = () => pricing.book;
  const own = { codexHomes, homesSource, timezone, platform, index };
  const usage = new UsageRoom({ ...own, prices, clock, now: () => clock.now(), logger });
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
  const room = new ConfigRoom(config);
  const editor = new AnalyticsEditor({
    config,
    context: () => configContext({ usage, codex }),
    // Edits of samples end with them.
    stateDir: demo === null ? options.stateDir : join(demo.codexHome, 'codex-glance'),
    clock,
    logger,
    processes: demo === null ? (ports.processes ?? processList(platform)) : async () => [],
  });
  const current = () => ({
    resolved: room.inForce(),
    otel: room.otel(),
    auth: usage.homes()[0]?.auth ?? null,
  });
  const environment = new CodexEnvironment(codexHome, env, logger);
  const risk = new RiskRoom({ env: () => environment.current(), platform, current });
  const health = new HealthRoom({
    codexHome,
    // The collectors of samples are not there to be asked.
    stateDir: demo === null ? options.stateDir : null,
    env: () => environment.current(),
    clock,
    logger,
    current,
    settings,
    onChange: onHealth,
  });
  const drift = new DriftRoom({
    stateDir: demo === null ? options.stateDir : null,
    codexHome,
    cwd,
    timezone,
    clock,
    logger,
    current: () => room.sending(),
    isOwnEdit: () => editor.isLastEdit(),
  });
  const live = demo === null ? openLive(codexHome, usage, { ...ports, settings, onChange: onHealth }) : null;
  const files = new FileRoom(codexHomes, demo === null ? options.stateDir : null, cwd);
  return { usage, codex, config: room, editor, environment, health, risk, drift, pricing, files, live, demo };
}

function openLive(
  codexHome: string,
  usage: UsageRoom,
  parts: Omit<LiveParts, 'codexHome' | 'localDays'>,
): LiveRoom {
  const { clock, env, platform, settings, onChange } = parts;
  const localDays = (since: string, until: string) =>
    usage
      .report({ by: 'daily', since, until }, clock.now())
      .rows.map(({ key, tokens }) => ({ day: key, tokens: tokens.total }));
  return new LiveRoom({ codexHome, clock, env, platform, settings, localDays, onChange });
}
