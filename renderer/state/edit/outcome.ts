import type { EditReport } from '../../../electron/shared/edit.ts';

/** What an edit came to. `same`: the file said so already. `refused`: nothing was written, for the reason given. */
export type EditOutcome = 'in-force' | 'not-in-force' | 'not-known' | 'taken-back' | 'refused' | 'same';

export function editOutcome({ action, changed, inForce, paste }: EditReport): EditOutcome {
  if (paste !== null) return 'refused';
  if (action === 'undo') return changed ? 'taken-back' : 'refused';
  if (inForce === false) return 'not-in-force';
  if (!changed) return 'same';
  return inForce === null ? 'not-known' : 'in-force';
}
