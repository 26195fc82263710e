import type { Ref } from 'react';
import styles from './switch.module.css';

/**
 * On or off. A locked switch stays reachable, so that what locks it can be heard; pressing it does
 * nothing. `describedBy` names the words that say who decides.
 */
export function Switch(props: {
  readonly label: string;
  /** For a label outside it. */
  readonly id?: string;
  readonly checked: boolean;
  readonly locked: boolean;
  readonly describedBy: string | undefined;
  /** For what is on and yet not good, such as what leaves the machine. */
  readonly neutral?: boolean;
  readonly onSwitch: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
}) {
  return (
    <button
      ref={props.ref}
      type="button"
      role="switch"
      id={props.id}
      className={`${styles.switch} ${props.neutral === true ? styles.neutral : ''}`}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-checked={props.checked}
      aria-disabled={props.locked}
      onClick={props.locked ? undefined : props.onSwitch}
    >
      <span className={styles.knob} />
    </button>
  );
}
