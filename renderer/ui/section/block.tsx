import { type ReactNode, useId } from 'react';
import type { Route } from '../../state/navigation/route.ts';
import { OpenButton } from '../controls/open-button.tsx';
import styles from './block.module.css';

/** A block of the overview and a landmark of its own; its title is drawn only where its rows do not say what they are. */
export function Block(props: {
  readonly title: string;
  readonly isTitleDrawn?: boolean;
  /** The view that a drawn title leads to. */
  readonly opens?: Route | undefined;
  /** Stands at the end of the title line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  const { title, aside, isTitleDrawn = false } = props;
  return (
    <section className={styles.block} aria-labelledby={id}>
      {isTitleDrawn ? (
        <div className={styles.head}>
          <h2 id={id} className={styles.title}>
            {props.opens === undefined ? title : <OpenButton route={props.opens}>{title}</OpenButton>}
          </h2>
          {aside}
        </div>
      ) : (
        <h2 id={id} className="spoken">
          {title}
        </h2>
      )}
      {props.children}
    </section>
  );
}
