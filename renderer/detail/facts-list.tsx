import type { ReactNode } from 'react';
import styles from './facts-list.module.css';

/** One thing that is known. Null in its place is left out: the views say nothing of what does not apply. */
export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** Paths, addresses and ids: in the fixed face, below the label where they are long. */
  readonly code?: boolean;
}

/** Labels and values, one pair a line. */
export function FactsList({ facts }: { readonly facts: readonly (Fact | null)[] }) {
  const known = facts.filter((fact) => fact !== null);
  if (known.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {known.map((fact) => (
        <div key={fact.label} className={fact.code === true ? styles.long : styles.fact}>
          <dt className={styles.label}>{fact.label}</dt>
          <dd className={fact.code === true ? styles.code : styles.value}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
