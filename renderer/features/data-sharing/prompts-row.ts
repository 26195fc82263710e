import type { Otel } from '../../../electron/shared/telemetry/telemetry.ts';
import type { Strings } from '../../i18n/en.ts';
import { originName } from '../../i18n/origin-name.ts';
import type { DataSharingRow } from '../../ui/row/row.tsx';

function stateOf(
  logged: boolean | null,
  { dataSharing }: Strings,
): Pick<DataSharingRow, 'sign' | 'tone' | 'state'> {
  if (logged === null) return { sign: 'unknown', tone: 'warning', state: dataSharing.unknown };
  return logged
    ? { sign: 'warning', tone: 'warning', state: dataSharing.promptsOn }
    : { sign: 'off', tone: 'plain', state: dataSharing.off };
}

/** Whether the text of prompts is part of the log events. */
export function promptsRow({ logUserPrompt }: Otel, strings: Strings): DataSharingRow {
  const { value, origin, locked } = logUserPrompt;
  const byDefault = origin.layer === 'default';
  return {
    id: 'prompts',
    title: strings.dataSharing.prompts,
    ...stateOf(value, strings),
    locked,
    notes: byDefault ? [] : [strings.dataSharing.decided(originName(origin, strings))],
  };
}
