import type { Otel } from '../../electron/shared/telemetry.ts';
import type { Strings } from '../strings/en.ts';
import { originName } from '../strings/origin-name.ts';
import type { LeavingRow } from './row.tsx';

function stateOf(logged: boolean | null, { leaving }: Strings): Pick<LeavingRow, 'sign' | 'tone' | 'state'> {
  if (logged === null) return { sign: 'unknown', tone: 'warning', state: leaving.unknown };
  return logged
    ? { sign: 'warning', tone: 'warning', state: leaving.promptsOn }
    : { sign: 'off', tone: 'plain', state: leaving.off };
}

/** Whether the text of prompts is part of the log events. */
export function promptsRow({ logUserPrompt }: Otel, strings: Strings): LeavingRow {
  const { value, origin, locked } = logUserPrompt;
  const byDefault = origin.layer === 'default';
  return {
    id: 'prompts',
    title: strings.leaving.prompts,
    ...stateOf(value, strings),
    locked,
    notes: byDefault ? [] : [strings.leaving.decided(originName(origin, strings))],
  };
}
