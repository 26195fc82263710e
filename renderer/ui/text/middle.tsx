import styles from './middle.module.css';

/** A text of at most so many letters is never cut. */
const SHORT = 14;
/** So many letters at the end stay, which tell names of one family apart. */
const TAIL = 7;

/** A name that shortens in the middle where there is too little space; whole on hover and read aloud. */
export function Middle({
  children,
  title,
}: {
  readonly children: string;
  readonly title?: string | undefined;
}) {
  const letters = [...children];
  if (letters.length <= SHORT) {
    return (
      <bdi className={styles.short} title={title ?? children}>
        {children}
      </bdi>
    );
  }
  return (
    <bdi className={styles.middle} title={title ?? children}>
      <span className="spoken">{children}</span>
      <span className={styles.head} aria-hidden="true">
        {letters.slice(0, -TAIL).join('')}
      </span>
      <span className={styles.tail} aria-hidden="true">
        {letters.slice(-TAIL).join('')}
      </span>
    </bdi>
  );
}
