import type { Finding } from '../../electron/shared/finding.ts';
import { Icon, type IconName } from '../icons/icon.tsx';
import { shortPath } from '../live/folder.ts';
import { useReader } from '../page/reader.tsx';
import { Section } from '../page/section.tsx';
import styles from './findings-section.module.css';

const icons: Record<Finding['level'], IconName> = { error: 'critical', warning: 'warning', info: 'note' };

/** About as many characters as a line of the popover holds. */
const PATH_CHARACTERS = 40;

/** What a person should know: what is so, where, and what to do. */
export function FindingsSection({ findings }: { readonly findings: readonly Finding[] }) {
  const { strings } = useReader();
  return (
    <Section title={strings.findings.title} aside={findings.length}>
      <ul className={styles.list}>
        {findings.map((finding) => (
          <FindingRow key={finding.id} finding={finding} />
        ))}
      </ul>
    </Section>
  );
}

function FindingRow({ finding }: { readonly finding: Finding }) {
  const { strings } = useReader();
  return (
    <li className={styles.finding} data-level={finding.level}>
      <Icon name={icons[finding.level]} size={15} className={styles.sign} />
      <div className={styles.body}>
        <p className={styles.title}>
          <span className="spoken">{strings.findings.level[finding.level]}: </span>
          {finding.title}
        </p>
        {finding.detail === undefined ? null : <p className={styles.detail}>{finding.detail}</p>}
        {finding.file === undefined ? null : (
          <p className={styles.file} title={place(finding.file, finding.line)}>
            {place(shortPath(finding.file, PATH_CHARACTERS), finding.line)}
          </p>
        )}
        {finding.remedy === undefined ? null : <p>{finding.remedy}</p>}
      </div>
    </li>
  );
}

function place(file: string, line: number | undefined): string {
  return line === undefined ? file : `${file}:${line}`;
}
