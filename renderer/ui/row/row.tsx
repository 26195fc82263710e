import { memo, useId } from 'react';
import { type Message, textOf } from '../../../electron/shared/messages/message.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { useLocale } from '../../i18n/locale-context.tsx';
import type { Route } from '../../state/navigation/route.ts';
import { sameProps } from '../../state/same-props.ts';
import { OpenButton } from '../controls/open-button.tsx';
import { Icon, type IconName } from '../icons/icon.tsx';
import styles from './row.module.css';

export type RowTone = 'plain' | 'active' | 'warning' | 'critical';

/** A sentence in the host's own words. */
export interface HostSentence {
  readonly host: Message;
}

/** One thing that may leave the machine: what, its state as sign and word, and who or what decided. */
export interface DataSharingRow {
  readonly id: string;
  readonly title: string;
  readonly sign: IconName;
  readonly state: string;
  readonly tone: RowTone;
  readonly locked: boolean;
  /** Short sentences below, first the most telling. */
  readonly notes: readonly (string | HostSentence)[];
}

/** A row of the overview; it leads to its details. */
export const Row = memo(function Row({
  row,
  route,
}: {
  readonly row: DataSharingRow;
  readonly route: Route;
}) {
  const { strings } = useLocale();
  const state = useId();
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <span className={styles.title}>
          <OpenButton route={route} describedBy={state} wide>
            {row.title}
          </OpenButton>
        </span>
        <span id={state} className={styles.state} data-tone={row.tone}>
          <Icon name={row.sign} size={13} />
          {row.state}
          {row.locked ? (
            <span className={styles.lock} title={strings.dataSharing.locked}>
              <Icon name="lock" size={12} />
              <span className="spoken">. {strings.dataSharing.locked}</span>
            </span>
          ) : null}
        </span>
      </div>
      {row.notes.map((note) => (
        <p key={noteText(note)} className={styles.note}>
          <RowNote note={note} />
        </p>
      ))}
    </li>
  );
}, sameProps);

export function RowNote(props: {
  readonly note: string | HostSentence;
  readonly within?: (text: string) => string;
}) {
  const { note, within = (text) => text } = props;
  return typeof note === 'string' ? within(note) : <HostText within={within}>{note.host}</HostText>;
}

/** The words of a note, which tell it from the others of its row. */
export function noteText(note: string | HostSentence): string {
  return typeof note === 'string' ? note : textOf(note.host);
}
