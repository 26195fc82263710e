import type { EditReport } from '../../../shared/edit.ts';
import { editMessage } from '../../../shared/messages/en/privacy/edit.ts';
import { sentence } from '../../../shared/messages/en/words.ts';
import { uncertaintyOf } from '../../config/certainty.ts';
import type { Decided } from './decide.ts';

/** A report of nothing done yet: what is so, and whether what the file says is in force. */
export interface ReportOptions {
  readonly action: EditReport['action'];
  readonly dryRun: boolean;
  readonly file: string;
  /** What is in force with the edit. */
  readonly decided: Decided;
  /** What the file says with the edit; undefined where it says nothing. */
  readonly enabled: boolean | undefined;
}

/** Decides whether an edit is in force, and says why. The rest of the report is filled in by what was done. */
export function editReport(options: ReportOptions, parts: Partial<EditReport> = {}): EditReport {
  const { action, dryRun, file, decided, enabled } = options;
  const { resolved, analytics } = decided;
  const isKnown = uncertaintyOf(resolved, ['analytics', 'enabled']) === null;
  const inForce = isKnown
    ? enabled === undefined
      ? !analytics.locked
      : analytics.enabled === enabled
    : null;
  return {
    schema: 'codex-glance.edit/1',
    action,
    dryRun,
    file,
    changed: false,
    diff: '',
    backup: null,
    inForce,
    reason:
      inForce !== false
        ? sentence(analytics.reason)
        : editMessage('edit.not-in-force', { reason: analytics.reason }),
    consequences: [],
    paste: null,
    running: [],
    undoable: false,
    ...parts,
  };
}
