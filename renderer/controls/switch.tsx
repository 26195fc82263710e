import type { Ref } from 'react';
import styles from './switch.module.css';

/**
 * On or off. A locked switch stays reachable, so that what locks it can be heard; pressing it does
 * nothing. `describedBy` names the words that say who decides.
 */
export function Switch(props: {
  readonly label: string;
  readonly checked: boolean;
  readonly locked: boolean;
  readonly describedBy: string;
  readonly onSwitch: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
}) {
  return (
    <button
      ref={props.ref}
      type="button"
      role="switch"
      className={styles.switch}
      aria-label={props.label}
      aria-checked={props.checked}
      aria-disabled={props.locked}
      aria-describedby={props.describedBy}
      onClick={props.locked ? undefined : props.onSwitch}
    >
      <span className={styles.knob} />
    </button>
  );
}
