import type { ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';
import { usePageState } from '../page/page-context.tsx';
import styles from './open-button.module.css';
import { type Route, routeKey } from './route.ts';

/**
 * Opens a detail view. With `wide` the nearest positioned ancestor is the target as a whole, while the
 * name stays as short as the text inside.
 */
export function OpenButton(props: {
  readonly route: Route;
  readonly wide?: boolean;
  readonly describedBy?: string;
  readonly children: ReactNode;
}) {
  const { navigation } = usePageState();
  return (
    <button
      type="button"
      className={`${styles.open} ${props.wide === true ? styles.wide : ''}`}
      data-opens={routeKey(props.route)}
      aria-describedby={props.describedBy}
      onClick={() => navigation.open(props.route)}
    >
      {props.children}
      <Icon name="chevron" size={10} className={styles.chevron} />
    </button>
  );
}
