import { type ReactNode, useId } from 'react';
import styles from './section.module.css';

/** A titled block of the page and a landmark of its own. `aside` stands at the end of the title line. */
export function Section(props: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {props.title}
        </h2>
        {props.aside === undefined ? null : <div className={styles.aside}>{props.aside}</div>}
      </div>
      {props.children}
    </section>
  );
}
