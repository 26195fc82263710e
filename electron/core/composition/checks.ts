import { RequestError } from '../../shared/contract/result.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { DemoHome } from '../demo/demo-home.ts';
import { homeDir } from '../platform/home-dir.ts';
import type { Ports } from '../platform/ports.ts';
import type { ConfigService } from '../privacy/config-service.ts';
import type { Glance } from './glance-interface.ts';

/** The services that checks are made through. */
interface CheckServices {
  readonly config: ConfigService;
  /** Null for the user's own homes. */
  readonly demo: DemoHome | null;
}

interface CheckOptions extends Pick<Ports, 'clock'> {
  readonly stateDir: string;
  readonly snapshot: () => Snapshot;
}

/** Creates the report against a policy, of the services that are shown. Its parts are loaded when it is asked for. */
export function createChecks(
  services: () => CheckServices,
  { stateDir, clock, snapshot }: CheckOptions,
): Pick<Glance, 'checkReport'> {
  return {
    async checkReport(policy) {
      const { config, demo } = services();
      const [{ runCheck }, { PolicyError }] = await Promise.all([
        import('../governance/checks/run-check.ts'),
        import('../governance/policy/policy-error.ts'),
      ]);
      const { codexHomes, settings } = snapshot();
      const { cwd, platform, env } = config.input();
      const input = {
        codexHomes: codexHomes.map(({ path }) => path),
        // The state folder knows nothing of samples.
        stateDir: demo === null ? stateDir : demo.codexHome,
        cwd,
        homeDir: homeDir(),
        platform,
        env,
        now: clock.now(),
        logger: { info() {}, warn() {} },
        ...(demo === null ? {} : { processes: async () => [] }),
        probe: null,
      };
      return runCheck(input, policy ?? settings.policy ?? 'developer').catch((error: unknown) => {
        if (error instanceof PolicyError) throw new RequestError('invalid-policy', error.sentence);
        throw error;
      });
    },
  };
}
