import { type ReactNode, useState } from 'react';
import { Icon } from '../icons/icon.tsx';
import styles from './disclosure.module.css';

/** A line that opens what is below it. */
export function Disclosure(props: {
  readonly label: ReactNode;
  /** Whether the line reaches over the whole width, as a row of a list, or is a link among texts. Default: a link. */
  readonly isRow?: boolean;
  readonly startsOpen?: boolean;
  /** Whether what is below is drawn only while it is open; the browser's search does not find it before. */
  readonly isLazy?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  const { label, isRow = false, startsOpen = false, isLazy = false, className, children } = props;
  const [open, setOpen] = useState(startsOpen);
  return (
    <details className={className} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={isRow ? styles.row : styles.link}>
        <Icon name="chevron" size={10} className={styles.mark} />
        {label}
      </summary>
      {open || !isLazy ? children : null}
    </details>
  );
}
