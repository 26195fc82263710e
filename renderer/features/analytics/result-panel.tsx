import type { EditReport } from '../../../electron/shared/edit.ts';
import type { Message } from '../../../electron/shared/messages/message.ts';
import { useDetailLocale } from '../../i18n/detail-locale.ts';
import { HostText } from '../../i18n/host-text.tsx';
import type { EditFlowHandle } from '../../state/edit/edit-flow.ts';
import { type EditOutcome, editOutcome } from '../../state/edit/outcome.ts';
import { Failed } from '../../ui/answer/answer-view.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { CodeBlock } from '../../ui/controls/code-block.tsx';
import { Note } from '../../ui/detail/note.tsx';
import { DiffView } from './diff-view.tsx';
import styles from './edit-panel.module.css';
import { EditPanel } from './edit-panel.tsx';
import { RunningList } from './running-list.tsx';

const tones: Record<EditOutcome, 'good' | 'warning' | 'plain'> = {
  'in-force': 'good',
  'not-in-force': 'warning',
  'not-known': 'warning',
  'taken-back': 'good',
  refused: 'warning',
  same: 'plain',
};

/** What was done: whether it holds, what still runs with the old value, and the way back. */
export function ResultPanel(props: {
  readonly report: EditReport;
  readonly flow: EditFlowHandle;
  readonly busy: boolean;
}) {
  const { strings, conceal } = useDetailLocale();
  const { edit } = strings;
  const { report, flow, busy } = props;
  const outcome = editOutcome(report);
  return (
    <EditPanel
      title={edit.outcome[outcome]}
      onEscape={flow.dismiss}
      actions={
        <>
          {report.undoable && report.action !== 'undo' ? (
            <Button kind="quiet" onPress={() => void flow.undo()} busy={busy}>
              {edit.undo}
            </Button>
          ) : null}
          <Button kind="quiet" onPress={flow.dismiss} busy={busy}>
            {edit.done}
          </Button>
        </>
      }
    >
      <Note tone={tones[outcome]}>
        <HostText>{report.reason}</HostText>
      </Note>
      {report.paste === null ? null : <CodeBlock label={edit.paste(report.file)} text={report.paste} />}
      {report.diff === '' ? null : <DiffView file={report.file} diff={report.diff} />}
      <RunningList title={edit.stillRunning} report={report} />
      {report.backup === null ? null : <p className={styles.aside}>{edit.backup(conceal(report.backup))}</p>}
    </EditPanel>
  );
}

/** The host refused, or did not answer: what it said, and nothing more is known. */
export function FailedPanel(props: { readonly message: Message; readonly flow: EditFlowHandle }) {
  const { strings } = useDetailLocale();
  return (
    <EditPanel
      title={strings.edit.failed}
      onEscape={props.flow.dismiss}
      actions={
        <Button kind="quiet" onPress={props.flow.dismiss}>
          {strings.edit.close}
        </Button>
      }
    >
      <Failed why={props.message} />
    </EditPanel>
  );
}
