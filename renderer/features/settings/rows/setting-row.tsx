import { type ReactNode, useId } from 'react';
import type { Message } from '../../../../electron/shared/messages/message.ts';
import { HostText } from '../../../i18n/host-text.tsx';
import { Icon } from '../../../ui/icons/icon.tsx';
import { useSettingsTexts } from '../settings-texts.ts';
import styles from './setting-row.module.css';

/** The ids under which the words of a row are known to its control. */
export interface RowIds {
  /** Of the control, for the label. */
  readonly control: string;
  readonly name: string;
  /** Of what it does and of what keeps it from being changed; undefined where neither is said. */
  readonly words: string | undefined;
}

interface RowProps {
  readonly name: string;
  readonly why?: string | null;
  /** What keeps it from being changed here. */
  readonly locked?: string | null;
  /** What the host said against the last change. */
  readonly problem?: Message | null;
  /** What became of the last press of its control; empty for nothing yet. */
  readonly said?: string;
  /** Below the words, for controls that need the width. */
  readonly wide?: boolean;
  /** The name is no label: the control is a group with a name of its own. */
  readonly group?: boolean;
  /** More to choose, below the words and the control. */
  readonly below?: ReactNode;
  readonly children: (ids: RowIds) => ReactNode;
}

/** One setting: its name, what it does, its control, and what was refused. */
export function SettingRow(props: RowProps) {
  const id = useId();
  const { why = null, locked = null, problem = null } = props;
  const words = why === null && locked === null ? undefined : `${id}words`;
  const ids: RowIds = { control: `${id}control`, name: `${id}name`, words };
  return (
    <div className={styles.row} data-wide={props.wide === true}>
      <div className={styles.words}>
        {props.group === true ? (
          <span id={ids.name} className={styles.name}>
            {props.name}
          </span>
        ) : (
          <label id={ids.name} htmlFor={ids.control} className={styles.name}>
            {props.name}
          </label>
        )}
        {words === undefined ? null : (
          <span id={words} className={styles.why}>
            {why === null ? null : <span>{why}</span>}
            {locked === null ? null : (
              <span className={styles.locked}>
                <Icon name="lock" size={11} className={styles.sign} />
                {locked}
              </span>
            )}
          </span>
        )}
      </div>
      <div className={styles.control}>{props.children(ids)}</div>
      {props.below === undefined ? null : <div className={styles.below}>{props.below}</div>}
      {props.said === undefined ? null : (
        <p role="status" className={styles.said}>
          {props.said}
        </p>
      )}
      {problem === null ? null : <Refused message={problem} />}
    </div>
  );
}

/** What the host said against a change. */
function Refused({ message }: { readonly message: Message }) {
  const texts = useSettingsTexts();
  return (
    <p role="alert" className={styles.refused}>
      <Icon name="critical" size={12} className={styles.sign} />
      <span>
        {texts.refused} <HostText>{message}</HostText>
      </span>
    </p>
  );
}
