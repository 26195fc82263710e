import { RequestError } from '../../shared/contract/result.ts';
import { baselineMessage } from '../../shared/messages/en/governance/baseline.ts';
import type { Ports } from '../platform/ports.ts';
import type { Glance } from './glance-interface.ts';
import type { PostureServices } from './postures.ts';

/** What the report needs of the host. */
export interface DriftOptions
  extends Pick<Ports, 'clock' | 'processes' | 'platform' | 'env' | 'homeDir' | 'logger'> {
  readonly stateDir: string;
}

/** Creates the report on what changed since the baseline. Its parts are loaded when it is asked for. */
export function createDrifts(
  services: () => PostureServices,
  { stateDir, ...ports }: DriftOptions,
): Pick<Glance, 'driftReport'> {
  return {
    async driftReport() {
      const inForce = services();
      // Nothing is pinned of samples.
      if (inForce.demo !== null) return null;
      const { BaselineError, readBaseline } = await import('../governance/baseline/baseline-file.ts');
      const baseline = await readBaseline(stateDir).catch((error: unknown) => {
        if (!(error instanceof BaselineError)) throw error;
        if (error.code === 'no-baseline') return null;
        throw new RequestError(error.code, baselineMessage('baseline.unusable', { file: error.file }));
      });
      if (baseline === null) return null;
      const [codexHome = ''] = inForce.usage.codexHomes;
      const { cwd } = inForce.config.input();
      if (baseline.codexHome !== codexHome || baseline.cwd !== cwd) {
        const place = { home: baseline.codexHome, folder: baseline.cwd };
        throw new RequestError('baseline-elsewhere', baselineMessage('baseline.elsewhere', place));
      }
      const { driftOf } = await import('../governance/baseline/drift-report.ts');
      const { takePicture } = await import('./pictures.ts');
      return driftOf(baseline, await takePicture(inForce, baseline.policy, { stateDir, ...ports }));
    },
  };
}
