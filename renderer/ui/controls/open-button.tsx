import type { ReactNode } from 'react';
import { type Route, routeKey } from '../../state/navigation/route.ts';
import { usePageState } from '../../state/page-context.tsx';
import { Icon } from '../icons/icon.tsx';
import styles from './open-button.module.css';

/**
 * Opens a detail view. With `wide` the nearest positioned ancestor is the target as a whole, while the
 * name stays as short as the text inside.
 */
export function OpenButton(props: {
  readonly route: Route;
  readonly wide?: boolean;
  /** Tells it from another control of the same page that opens the same view. */
  readonly place?: string;
  readonly describedBy?: string;
  /** Its name where the words inside are shorter than it. */
  readonly label?: string;
  /** Without the sign that it leads on, where it does not fit the row. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}) {
  const { navigation } = usePageState();
  const opener = `${props.place ?? 'row'} ${routeKey(props.route)}`;
  return (
    <button
      type="button"
      className={`${styles.open} ${props.wide === true ? styles.wide : ''}`}
      data-opens={opener}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      onClick={() => navigation.open(props.route, opener)}
    >
      <span className={styles.text}>{props.children}</span>
      {props.bare === true ? null : <Icon name="chevron" size={10} className={styles.chevron} />}
    </button>
  );
}
