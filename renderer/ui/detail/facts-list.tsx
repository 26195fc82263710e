import type { ReactNode } from 'react';
import styles from './facts-list.module.css';

/** One thing that is known. Null in its place is left out: the views say nothing of what does not apply. */
export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** Paths, addresses and ids: in the fixed face, below the label where they are long. */
  readonly code?: boolean;
  /** A sentence: below its label. */
  readonly wide?: boolean;
  /** Tells it from others of its label. */
  readonly key?: string;
}

/** Labels and values, one pair a line. */
export function FactsList({ facts }: { readonly facts: readonly (Fact | null)[] }) {
  const known = facts.filter((fact) => fact !== null);
  if (known.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {known.map((fact) => (
        <div
          key={`${fact.label} ${fact.key ?? ''}`}
          className={fact.code === true || fact.wide === true ? styles.long : styles.fact}
        >
          <dt className={styles.label}>{fact.label}</dt>
          <dd className={valueClass(fact)}>{fact.code === true ? <bdi>{fact.value}</bdi> : fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

function valueClass({ code, wide }: Fact): string | undefined {
  if (code === true) return styles.code;
  return wide === true ? styles.sentence : styles.value;
}
