import type { ReactNode, Ref } from 'react';
import styles from './button.module.css';

/** `primary` is the one thing to do next; `quiet` is in a line of text. */
export function Button(props: {
  readonly kind: 'primary' | 'quiet';
  readonly onPress: () => void;
  readonly busy?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly children: ReactNode;
}) {
  return (
    <button
      ref={props.ref}
      type="button"
      className={`${styles.button} ${styles[props.kind] ?? ''}`}
      aria-disabled={props.busy === true}
      onClick={props.busy === true ? undefined : props.onPress}
    >
      {props.children}
    </button>
  );
}
