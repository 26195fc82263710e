import type { Analytics } from '../../electron/shared/telemetry.ts';
import type { Strings } from '../strings/en.ts';
import { originName } from '../strings/origin-name.ts';
import type { LeavingRow } from './row.tsx';

function stateOf(enabled: boolean | null, { leaving }: Strings): Pick<LeavingRow, 'sign' | 'tone' | 'state'> {
  if (enabled === null) return { sign: 'unknown', tone: 'warning', state: leaving.unknown };
  return enabled
    ? { sign: 'untested', tone: 'plain', state: leaving.onDemand }
    : { sign: 'off', tone: 'plain', state: leaving.off };
}

/** Reports that a user may send by hand. */
export function feedbackRow({ feedback }: Analytics, strings: Strings): LeavingRow {
  const { enabled, origin, locked } = feedback;
  return {
    id: 'feedback',
    title: strings.leaving.feedback,
    ...stateOf(enabled, strings),
    locked,
    notes: origin.layer === 'default' ? [] : [strings.leaving.decided(originName(origin, strings))],
  };
}
