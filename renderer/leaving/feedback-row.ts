import type { Analytics } from '../../electron/shared/telemetry.ts';
import type { Strings } from '../strings/en.ts';
import { originName } from '../strings/origin-name.ts';
import type { LeavingRow } from './row.tsx';

/** Reports that a user may send by hand. */
export function feedbackRow({ feedback }: Analytics, strings: Strings): LeavingRow {
  const { enabled, origin, locked } = feedback;
  return {
    id: 'feedback',
    title: strings.leaving.feedback,
    sign: enabled ? 'untested' : 'off',
    tone: 'plain',
    state: enabled ? strings.leaving.onDemand : strings.leaving.off,
    locked,
    notes: origin.layer === 'default' ? [] : [strings.leaving.decided(originName(origin, strings))],
  };
}
