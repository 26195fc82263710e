import type { ReactNode } from 'react';
import type { Snapshot } from '../../electron/shared/snapshot.ts';
import { CodeBlock } from '../controls/code-block.tsx';
import { DetailPage } from '../detail/detail-page.tsx';
import { StateHead } from '../detail/state-head.tsx';
import { Ladder } from '../ladder/ladder.tsx';
import { useConfigReport } from '../ladder/use-config-report.ts';
import { useReader } from '../page/reader.tsx';
import { Section } from '../page/section.tsx';
import { type LeavingRow, noteText, RowNote } from './row.tsx';
import styles from './setting-view.module.css';

/** A setting that Glance shows and does not write: its state, what it means, and the lines that change it. */
export function SettingView(props: {
  readonly snapshot: Snapshot;
  readonly row: LeavingRow;
  readonly settingKey: string;
  readonly builtIn: boolean;
  /** What it means, one sentence a line. */
  readonly meaning: readonly string[];
  /** Lines for the user's config.toml; null where a higher layer decides or there is nothing to change. */
  readonly change: { readonly label: string; readonly lines: string } | null;
  readonly children?: ReactNode;
}) {
  const { strings } = useReader();
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
      <Ladder settingKey={settingKey} builtIn={props.builtIn} known={known} />
    </DetailPage>
  );
}
