import type { Otel } from '../../electron/shared/telemetry.ts';
import type { Strings } from '../strings/en.ts';
import { originName } from '../strings/origin-name.ts';
import type { LeavingRow } from './row.tsx';

/** Whether the text of prompts is part of the log events. */
export function promptsRow({ logUserPrompt }: Otel, strings: Strings): LeavingRow {
  const { value, origin, locked } = logUserPrompt;
  const byDefault = origin.layer === 'default';
  return {
    id: 'prompts',
    title: strings.leaving.prompts,
    sign: value ? 'warning' : 'off',
    tone: value ? 'warning' : 'plain',
    state: value ? strings.leaving.promptsOn : strings.leaving.off,
    locked,
    notes: byDefault ? [] : [strings.leaving.decided(originName(origin, strings))],
  };
}
