import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './edit-panel.module.css';

/**
 * A step of the edit: it takes the focus with its heading when it comes up, which announces it, and Esc
 * puts it away before it leads back.
 */
export function EditPanel(props: {
  readonly title: string;
  readonly onEscape: () => void;
  readonly children: ReactNode;
  readonly actions: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLElement>(null);
  const id = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new title is a new step.
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    panel.current?.scrollIntoView?.({ block: 'nearest' });
  }, [props.title]);
  return (
    <section
      ref={panel}
      className={styles.panel}
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Taken here, so that the page does not go back as well.
        event.preventDefault();
        props.onEscape();
      }}
    >
      <h2 id={id} ref={heading} className={styles.title} tabIndex={-1}>
        {props.title}
      </h2>
      {props.children}
      <div className={styles.actions}>{props.actions}</div>
    </section>
  );
}
