import { type ReactNode, useId } from 'react';
import type { Route } from '../../state/navigation/route.ts';
import { OpenButton } from '../controls/open-button.tsx';
import styles from './section.module.css';

/**
 * A titled block of the page and a landmark of its own. `aside` stands at the end of the title line;
 * with `opens` the title leads to a view.
 */
export function Section(props: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly opens?: Route | undefined;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {props.opens === undefined ? (
            props.title
          ) : (
            <OpenButton route={props.opens}>{props.title}</OpenButton>
          )}
        </h2>
        {props.aside === undefined ? null : <div className={styles.aside}>{props.aside}</div>}
      </div>
      {props.children}
    </section>
  );
}
