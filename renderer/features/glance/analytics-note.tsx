import { useStore } from 'zustand';
import type { AnalyticsSwitch, LastEdit } from '../../../electron/shared/edit.ts';
import { endpointHost } from '../../../electron/shared/glance/data-sharing.ts';
import type { Analytics } from '../../../electron/shared/telemetry/telemetry.ts';
import { folderName } from '../../i18n/folder.ts';
import { type LocaleContext, useLocale } from '../../i18n/locale-context.tsx';
import { originName } from '../../i18n/origin-name.ts';
import { editedLine } from '../../state/edit/diff-lines.ts';
import type { EditFlow } from '../../state/edit/edit-flow.ts';
import { usePageState } from '../../state/page-context.tsx';
import styles from './analytics-line.module.css';

/** Below the switch: what was changed and how to take it back, else where analytics go, or who stopped them. */
export function AnalyticsNote(props: { readonly analytics: Analytics; readonly change: AnalyticsSwitch }) {
  const localeContext = useLocale();
  const { strings } = localeContext;
  const { edit } = usePageState();
  const flow = useStore(edit.store);
  const { analytics, change } = props;
  const last = change.last ?? lastOf(flow);
  return (
    <p className={styles.note} role="status">
      {flow.step === 'planning' || flow.step === 'writing' ? (
        strings.glance.switching
      ) : flow.step === 'undoing' ? (
        strings.glance.undoing
      ) : flow.step === 'failed' ? (
        <span className={styles.failed}>{strings.host(flow.message)}</span>
      ) : last === null ? (
        whereOrWho(analytics, localeContext)
      ) : (
        <Changed last={last} onUndo={() => void edit.undoLast()} />
      )}
    </p>
  );
}

/** What Glance wrote, where, who goes on as before, and the way back, which stays. */
export function Changed(props: {
  readonly last: LastEdit;
  /** With when it was changed, where it fits. */
  readonly isDated?: boolean;
  readonly onUndo: () => void;
}) {
  const { format, strings, now, conceal, isPrivate } = useLocale();
  const { last, isDated = false, onUndo } = props;
  const { enabled, file, line, at, stillRunning } = last;
  const place = isPrivate ? conceal(file) : strings.glance.place(folderName(file), line);
  return (
    <>
      <span className={styles.part}>
        {isDated ? strings.analytics.changedAt(format.moment(at, now)) : strings.glance.newRuns[`${enabled}`]}
      </span>
      <span className={styles.part} title={isPrivate ? undefined : file}>
        <bdi>{place}</bdi>
      </span>
      <button type="button" className={styles.undo} onClick={onUndo}>
        {strings.glance.undo}
      </button>
      {stillRunning === null || stillRunning === 0 ? null : (
        <span className={styles.part}>
          {enabled ? strings.glance.stillRunning(stillRunning) : strings.glance.stillSending(stillRunning)}
        </span>
      )}
    </>
  );
}

/** The edit that was just made, until the Snapshot has it. */
function lastOf(flow: EditFlow): LastEdit | null {
  if (flow.step !== 'done') return null;
  const { report } = flow;
  if (!report.undoable || !report.changed || report.action === 'undo') return null;
  return {
    enabled: report.action === 'on',
    file: report.file,
    line: editedLine(report.diff),
    at: '',
    stillRunning: report.running.length,
  };
}

function whereOrWho({ enabled, origin, channels }: Analytics, { strings }: LocaleContext): string | null {
  if (enabled === null) return null;
  if (!enabled) return strings.glance.by(originName(origin, strings));
  const open = channels.filter(({ state, id }) => state === 'on' && id !== 'otel');
  const hosts = [...new Set(open.map(({ destination }) => endpointHost(destination)))];
  return hosts.length === 0 ? null : strings.glance.sentTo(hosts.join(', '));
}
