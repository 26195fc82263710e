import { type ComponentType, Suspense, use } from 'react';
import { loadedOnce } from '../../../state/usable.ts';
import { Boundary } from '../../detail/boundary.tsx';
import styles from './chart-frame.module.css';

/**
 * Makes a component of one that is loaded when it is first drawn. Its place is kept until then; `height` is about that
 * of the whole block, in rem.
 */
export function lazyChart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  height: number,
): ComponentType<P> {
  const loaded = loadedOnce(load);
  function Piece(props: P) {
    const Chart = use(loaded());
    return <Chart {...props} />;
  }
  return function LazyChart(props: P) {
    return (
      <Boundary>
        <Suspense
          fallback={
            <div className={styles.waiting} style={{ minBlockSize: `${height}rem` }} aria-busy="true" />
          }
        >
          <Piece {...props} />
        </Suspense>
      </Boundary>
    );
  };
}
