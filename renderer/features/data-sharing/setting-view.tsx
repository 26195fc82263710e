import type { ReactNode } from 'react';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { CodeBlock } from '../../ui/controls/code-block.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { StateHead } from '../../ui/detail/state-head.tsx';
import { type DataSharingRow, noteText, RowNote } from '../../ui/row/row.tsx';
import { Section } from '../../ui/section/section.tsx';
import { ConfigLayersView } from '../config-layers/config-layers-view.tsx';
import { useConfigReport } from '../config-layers/use-config-report.ts';
import styles from './setting-view.module.css';

/** A setting that Glance shows and does not write: its state, what it means, and the lines that change it. */
export function SettingView(props: {
  readonly snapshot: Snapshot;
  readonly row: DataSharingRow;
  readonly settingKey: string;
  readonly builtIn: boolean;
  /** What it means, one sentence a line. */
  readonly meaning: readonly string[];
  /** Lines for the user's config.toml; null where a higher layer decides or there is nothing to change. */
  readonly change: { readonly label: string; readonly lines: string } | null;
  readonly children?: ReactNode;
}) {
  const { strings } = useLocale();
  const { row, settingKey } = props;
  const known = useConfigReport(settingKey, props.snapshot);
  return (
    <DetailPage title={row.title}>
      <Section title={strings.detail.state}>
        <StateHead row={row} />
        <div className={styles.words}>
          {[...row.notes, ...props.meaning].map((note) => (
            <p key={noteText(note)}>
              <RowNote note={note} />
            </p>
          ))}
          {row.locked ? <p>{strings.detail.lockedNote}</p> : null}
        </div>
        {props.change === null ? null : <CodeBlock label={props.change.label} text={props.change.lines} />}
      </Section>
      {props.children}
      <ConfigLayersView settingKey={settingKey} builtIn={props.builtIn} known={known} />
    </DetailPage>
  );
}
