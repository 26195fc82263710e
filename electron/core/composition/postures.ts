import type { PostureReport } from '../../shared/governance/posture.ts';
import type { CodexVersionService } from '../codex-version/codex-version-service.ts';
import type { DemoHome } from '../demo/demo-home.ts';
import type { Ports } from '../platform/ports.ts';
import type { ConfigService } from '../privacy/config-service.ts';
import { processList } from '../privacy/edit/running/process-list.ts';
import type { UsageService } from '../usage/usage-service.ts';
import type { Glance } from './glance-interface.ts';

/** The services that the posture is read through. */
export interface PostureServices {
  readonly config: ConfigService;
  readonly codex: CodexVersionService;
  readonly usage: UsageService;
  /** Null for the user's own homes. */
  readonly demo: DemoHome | null;
}

/** What the report needs of the host. */
export interface PostureOptions extends Pick<Ports, 'clock' | 'processes' | 'platform'> {
  readonly stateDir: string;
}

/** Creates the report on what Codex may do, of the services that are shown. Its parts are loaded when it is asked for. */
export function createPostures(
  services: () => PostureServices,
  { stateDir, clock, processes, platform }: PostureOptions,
): Pick<Glance, 'postureReport'> {
  return {
    async postureReport(): Promise<PostureReport> {
      const { config, codex, usage, demo } = services();
      const { makePosture } = await import('../governance/posture/make-posture.ts');
      const { files, bytes } = usage.coverage(clock.now()).reading;
      return makePosture({
        config: config.input(),
        codex: codex.inUse(),
        sessions: { files, bytes },
        // Nothing runs in samples, and nothing is noted of them.
        ...(demo === null
          ? { stateDir, noteAt: clock.now(), processes: processes ?? processList(platform) }
          : { home: demo.codexHome }),
      });
    },
  };
}
