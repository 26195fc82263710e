import { memo } from 'react';
import type { Finding } from '../../../electron/shared/finding.ts';
import { shortPath } from '../../i18n/folder.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { useLocale } from '../../i18n/locale-context.tsx';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import styles from './finding-list.module.css';

const icons: Record<Finding['level'], IconName> = { error: 'critical', warning: 'warning', info: 'note' };

/** About as many characters as a line of the popover holds. */
const PATH_CHARACTERS = 40;

/** Findings in short, each with the way to its proof. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <ul className={styles.list}>
      {findings.map((finding) => (
        <FindingRow key={finding.id} finding={finding} />
      ))}
    </ul>
  );
}

const FindingRow = memo(function FindingRow({ finding }: { readonly finding: Finding }) {
  const { strings } = useLocale();
  return (
    <li className={styles.finding} data-level={finding.level}>
      <Icon name={icons[finding.level]} size={15} className={styles.sign} />
      <div className={styles.body}>
        <p className={styles.title}>
          <OpenButton route={{ view: 'finding', id: finding.id }} wide>
            <span>
              <span className="spoken">{strings.findings.level[finding.level]}: </span>
              <HostText>{finding.title}</HostText>
            </span>
          </OpenButton>
        </p>
        {finding.detail === undefined ? null : (
          <p className={styles.detail}>
            <HostText>{finding.detail}</HostText>
          </p>
        )}
        {finding.file === undefined ? null : (
          <p className={styles.file} title={withLine(finding.file, finding.line)}>
            <bdi dir="ltr">{withLine(shortPath(finding.file, PATH_CHARACTERS), finding.line)}</bdi>
          </p>
        )}
        {finding.remedy === undefined ? null : (
          <p>
            <HostText>{finding.remedy}</HostText>
          </p>
        )}
      </div>
    </li>
  );
});

/** A place in a file as editors write it. */
export function withLine(file: string, line: number | undefined): string {
  return line === undefined ? file : `${file}:${line}`;
}
