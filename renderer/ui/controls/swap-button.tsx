import type { ReactNode } from 'react';
import styles from './swap-button.module.css';

/**
 * Shows one of two ways to say the same, and the other one when pressed. Both take their space, so that
 * nothing around it moves.
 */
export function SwapButton(props: {
  /** What pressing does. */
  readonly action: string;
  /** The way that is shown. */
  readonly shows: 'first' | 'second';
  readonly first: ReactNode;
  readonly second: ReactNode;
  readonly align?: 'start' | 'end';
  readonly onSwap: () => void;
}) {
  const { shows } = props;
  return (
    <button
      type="button"
      className={`${styles.swap} ${props.align === 'end' ? styles.end : ''}`}
      title={props.action}
      onClick={props.onSwap}
    >
      <span className={styles.way} data-shown={shows === 'first'} aria-hidden={shows !== 'first'}>
        {props.first}
      </span>
      <span className={styles.way} data-shown={shows === 'second'} aria-hidden={shows !== 'second'}>
        {props.second}
      </span>
      <span className="spoken">. {props.action}</span>
    </button>
  );
}
