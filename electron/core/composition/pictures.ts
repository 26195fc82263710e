import type { Picture } from '../governance/baseline/picture.ts';
import type { Ports } from '../platform/ports.ts';
import { createPostures, type PostureServices } from './postures.ts';

/** Takes pictures of this machine, its posture and the checks of a policy. Its parts are loaded when one is taken. */
export async function takePicture(
  services: PostureServices,
  policy: string,
  {
    stateDir,
    ...ports
  }: Pick<Ports, 'clock' | 'processes' | 'platform' | 'env' | 'homeDir' | 'logger'> & {
    readonly stateDir: string;
  },
): Promise<Picture> {
  const { runCheck } = await import('../governance/checks/run-check.ts');
  const { pictureOf } = await import('../governance/baseline/picture.ts');
  const { postureReport } = createPostures(() => services, { stateDir, ...ports });
  const { codexHomes } = services.usage;
  const { cwd } = services.config.input();
  const { env, homeDir, platform, logger } = ports;
  const now = ports.clock.now();
  const checks = await runCheck(
    {
      codexHomes,
      stateDir,
      cwd,
      homeDir,
      platform,
      env,
      now,
      logger,
      ...(ports.processes === undefined ? {} : { processes: ports.processes }),
      probe: null,
    },
    policy,
  );
  return pictureOf(await postureReport(), checks);
}
