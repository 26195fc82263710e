import { useReader } from '../page/reader.tsx';
import { Section } from '../page/section.tsx';
import styles from './ladder.module.css';
import { RungRow } from './rung-row.tsx';
import { ladderRungs } from './rungs.ts';
import type { ReportState } from './use-config-report.ts';

/** Every layer that can decide a key, highest first, and what each one says. */
export function Ladder(props: {
  readonly settingKey: string;
  /** What Codex does where nothing sets the key. */
  readonly builtIn: unknown;
  readonly known: ReportState;
}) {
  const { strings } = useReader();
  const { known, settingKey } = props;
  return (
    <Section title={strings.ladder.title} aside={<code className={styles.key}>{settingKey}</code>}>
      {known.state === 'read' ? (
        <ol className={styles.ladder}>
          {ladderRungs(known.report, settingKey, props.builtIn).map((rung) => (
            <RungRow key={[rung.origin.layer, rung.origin.file, rung.origin.name].join(' ')} rung={rung} />
          ))}
        </ol>
      ) : (
        <p className={styles.waiting}>
          {known.state === 'reading' ? strings.ladder.reading : strings.ladder.failed(known.message)}
        </p>
      )}
    </Section>
  );
}
