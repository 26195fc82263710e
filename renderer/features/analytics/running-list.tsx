import type { EditReport } from '../../../electron/shared/edit.ts';
import { textOf } from '../../../electron/shared/messages/message.ts';
import { useDetailLocale } from '../../i18n/detail-locale.ts';
import { HostText } from '../../i18n/host-text.tsx';
import points from '../../ui/text/points.module.css';
import styles from './edit-panel.module.css';
import { runningGroups } from './running-groups.ts';

/** So many process ids are named; the rest are counted. */
const SHOWN = 4;

/** Codex processes that go on with the old value, and what restarts each. */
export function RunningList(props: {
  readonly title: string;
  readonly report: Pick<EditReport, 'running' | 'runningElsewhere'>;
}) {
  const { format, strings, now } = useDetailLocale();
  const { running, runningElsewhere } = props.report;
  if (running.length === 0) return null;
  return (
    <div className={styles.block}>
      <h3 className={points.subtitle}>{props.title}</h3>
      <ul className={styles.running}>
        {runningGroups(running).map(({ surface, restart, pids, since }) => (
          <li key={`${surface} ${textOf(restart)}`}>
            <p className={styles.process}>
              <span>{strings.edit.running(strings.surface[surface], pids.length)}</span>
              <span className={styles.aside}>
                {since === null ? null : strings.edit.since(format.moment(since, now))}
              </span>
            </p>
            <p className={styles.aside}>
              {strings.edit.pids(pids.slice(0, SHOWN), Math.max(0, pids.length - SHOWN))}
            </p>
            <p>
              <HostText>{restart}</HostText>
            </p>
          </li>
        ))}
      </ul>
      {runningElsewhere === 0 ? null : (
        <p className={styles.aside}>{strings.edit.elsewhere(runningElsewhere)}</p>
      )}
    </div>
  );
}
