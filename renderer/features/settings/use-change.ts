import { useState } from 'react';
import { useStore } from 'zustand';
import type { Message } from '../../../electron/shared/messages/message.ts';
import type { Settings, SettingsPatch } from '../../../electron/shared/settings.ts';
import { usePageState } from '../../state/page-context.tsx';

/** The settings as they are, private mode or not: what is sent back must be whole. Null before the first Snapshot. */
export function useSettings(): Settings | null {
  const { mirror } = usePageState();
  return useStore(mirror.store, ({ snapshot }) => snapshot?.settings ?? null);
}

/** One control's way to the host, and what the host last said against it. */
export interface Change {
  /** In the words of the host; null where the last change was taken. */
  readonly problem: Message | null;
  /** Shown at once; false where the host refused it, and it is as before. */
  readonly send: (patch: SettingsPatch) => Promise<boolean>;
}

export function useChange(): Change {
  const { mirror } = usePageState();
  const [problem, setProblem] = useState<Message | null>(null);
  const send = async (patch: SettingsPatch) => {
    const result = await mirror.actions.change(patch);
    setProblem(result.ok ? null : result.message);
    return result.ok;
  };
  return { problem, send };
}
