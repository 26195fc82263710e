import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icons/icon.tsx';
import styles from './note.module.css';

export type NoteTone = 'plain' | 'good' | 'warning' | 'critical';

const signs: Record<NoteTone, IconName> = {
  plain: 'note',
  good: 'good',
  warning: 'warning',
  critical: 'critical',
};

/** A sentence that stands out: a sign of its own shape, then the words. */
export function Note(props: { readonly tone: NoteTone; readonly children: ReactNode }) {
  return (
    <div className={styles.note} data-tone={props.tone}>
      <Icon name={signs[props.tone]} size={14} className={styles.sign} />
      <div className={styles.text}>{props.children}</div>
    </div>
  );
}
