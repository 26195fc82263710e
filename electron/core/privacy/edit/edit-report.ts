import type { EditReport } from '../../../shared/edit.ts';
import { editMessage } from '../../../shared/messages/en/privacy/edit.ts';
import { sentence } from '../../../shared/messages/en/words.ts';
import { uncertaintyOf } from '../../config/certainty.ts';
import type { Decided } from './decide.ts';

/** The state before a report: what is in force, and whether the file decides it. */
export interface ReportOptions {
  readonly action: EditReport['action'];
  readonly dryRun: boolean;
  readonly file: string;
  /** What is in force with the edit. */
  readonly decided: Decided;
  /** The value in the file with the edit; undefined for none. */
  readonly enabled: boolean | undefined;
}

/** Decides whether an edit is in force, and why. `parts` adds what was done. */
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
    runningElsewhere: 0,
    undoable: false,
    ...parts,
  };
}
