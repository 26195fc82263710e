import type { Analytics } from '../../../electron/shared/telemetry/telemetry.ts';
import type { Strings } from '../../i18n/en.ts';
import { originName } from '../../i18n/origin-name.ts';
import type { DataSharingRow } from '../../ui/row/row.tsx';

function stateOf(
  enabled: boolean | null,
  { dataSharing }: Strings,
): Pick<DataSharingRow, 'sign' | 'tone' | 'state'> {
  if (enabled === null) return { sign: 'unknown', tone: 'warning', state: dataSharing.unknown };
  return enabled
    ? { sign: 'untested', tone: 'plain', state: dataSharing.onDemand }
    : { sign: 'off', tone: 'plain', state: dataSharing.off };
}

/** Reports that a user may send by hand. */
export function feedbackRow({ feedback }: Analytics, strings: Strings): DataSharingRow {
  const { enabled, origin, locked } = feedback;
  return {
    id: 'feedback',
    title: strings.dataSharing.feedback,
    ...stateOf(enabled, strings),
    locked,
    notes: origin.layer === 'default' ? [] : [strings.dataSharing.decided(originName(origin, strings))],
  };
}
