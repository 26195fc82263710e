import { useDetailLocale } from '../../i18n/detail-locale.ts';
import { type DiffLine, diffLines } from '../../state/edit/diff-lines.ts';
import styles from './diff-view.module.css';

const marks: Record<DiffLine['kind'], string> = { removed: '−', added: '+', kept: ' ' };

/** What changes in a file, line by line; the sign says in which way, and the words say it aloud. */
export function DiffView(props: { readonly file: string; readonly diff: string }) {
  const { strings, conceal } = useDetailLocale();
  return (
    <figure className={styles.diff} aria-label={strings.edit.change}>
      <figcaption className={styles.file}>
        <bdi dir="ltr">{conceal(props.file)}</bdi>
      </figcaption>
      <ol className={styles.lines}>
        {diffLines(props.diff).map(({ kind, line, text }) => (
          <li key={`${kind} ${line}`} className={styles.line} data-kind={kind}>
            <span className={styles.number} aria-hidden="true">
              {line}
            </span>
            <span aria-hidden="true">{marks[kind]}</span>
            <code className={styles.text}>
              <span className="spoken">{strings.edit.diff[kind](line)} </span>
              {conceal(text)}
            </code>
          </li>
        ))}
      </ol>
    </figure>
  );
}
