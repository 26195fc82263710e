import type { ReactNode } from 'react';
import type { EditReport } from '../../../electron/shared/edit.ts';
import { textOf } from '../../../electron/shared/messages/message.ts';
import { useDetailLocale } from '../../i18n/detail-locale.ts';
import { HostText } from '../../i18n/host-text.tsx';
import type { EditFlowHandle } from '../../state/edit/edit-flow.ts';
import { planLines } from '../../state/edit/plan-lines.ts';
import { Button } from '../../ui/controls/button.tsx';
import { CodeBlock } from '../../ui/controls/code-block.tsx';
import { OpenFile } from '../../ui/controls/open-file.tsx';
import { Note } from '../../ui/detail/note.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import points from '../../ui/text/points.module.css';
import { layerTexts } from '../config-layers/config-layers-texts.ts';
import { DiffView } from './diff-view.tsx';
import styles from './edit-panel.module.css';
import { EditPanel } from './edit-panel.tsx';
import { RunningList } from './running-list.tsx';

interface PlanProps {
  readonly plan: EditReport;
  readonly flow: EditFlowHandle;
  readonly busy: boolean;
}

/** Before anything is written: what would be, where, and what follows. */
export function PlanPanel({ plan, flow, busy }: PlanProps) {
  const { strings, language } = useDetailLocale();
  const { edit } = strings;
  // The file cannot be edited safely: the lines go in by hand.
  if (plan.paste !== null) {
    return (
      <UnwrittenPanel
        title={edit.byHand}
        plan={plan}
        flow={flow}
        tone="warning"
        action={<OpenFile file={plan.file} what={layerTexts[language].layer.user} />}
      >
        <CodeBlock label={edit.paste(plan.file)} text={plan.paste} />
      </UnwrittenPanel>
    );
  }
  // The file says so already.
  if (!plan.changed) {
    const tone = plan.inForce ? 'plain' : 'warning';
    return <UnwrittenPanel title={edit.nothing} plan={plan} flow={flow} tone={tone} />;
  }
  return (
    <EditPanel
      title={edit.ask[plan.action]}
      onEscape={flow.dismiss}
      actions={
        <>
          <Button kind="primary" onPress={() => void flow.confirm()} busy={busy}>
            {plan.inForce === false ? edit.writeAnyway : edit.write}
          </Button>
          <Button kind="quiet" onPress={flow.dismiss} busy={busy}>
            {edit.cancel}
          </Button>
        </>
      }
    >
      {plan.inForce === true ? null : (
        <Note tone="warning">
          {plan.inForce === false ? <strong>{edit.wouldNotHold} </strong> : null}
          <HostText>{plan.reason}</HostText>
        </Note>
      )}
      <Lines plan={plan} />
      <details className={styles.details}>
        <summary className={styles.summary}>{edit.details}</summary>
        <DiffView file={plan.file} diff={plan.diff} />
        <Consequences report={plan} />
        <RunningList title={edit.untilRestart} report={plan} />
      </details>
    </EditPanel>
  );
}

/** What stops, what is still sent, and who goes on as before. */
function Lines({ plan }: { readonly plan: EditReport }) {
  const { strings } = useDetailLocale();
  const { lines } = strings.edit;
  const { switched, goesOn, running } = planLines(plan);
  const on = plan.action === 'on';
  return (
    <ul className={styles.lines}>
      {switched.length === 0 ? null : (
        <li>
          <Icon name={on ? 'out' : 'off'} size={13} />
          {lines.switched[`${on}`](switched.map((id) => lines.channel[id]))}
        </li>
      )}
      {goesOn.length === 0 ? null : (
        <li>
          <Icon name="out" size={13} />
          {lines.goesOn(goesOn.map((what) => lines.what[what]))}
        </li>
      )}
      <li>
        <Icon name={running === 0 ? 'good' : 'on'} size={13} />
        {lines.running(running)}
      </li>
    </ul>
  );
}

function Consequences({ report }: { readonly report: EditReport }) {
  const { strings } = useDetailLocale();
  if (report.consequences.length === 0) return null;
  return (
    <div className={styles.block}>
      <h3 className={points.subtitle}>{strings.edit.follows}</h3>
      <ul className={styles.follows}>
        {report.consequences.map((sentence) => (
          <li key={textOf(sentence)}>
            <HostText>{sentence}</HostText>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Nothing is written: says why, and is only closed. */
function UnwrittenPanel(props: {
  readonly title: string;
  readonly plan: EditReport;
  readonly flow: EditFlowHandle;
  readonly tone: 'plain' | 'warning';
  /** What else can be pressed. */
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { strings } = useDetailLocale();
  const { plan, flow } = props;
  return (
    <EditPanel
      title={props.title}
      onEscape={flow.dismiss}
      actions={
        <>
          <Button kind="quiet" onPress={flow.dismiss}>
            {strings.edit.close}
          </Button>
          {props.action}
        </>
      }
    >
      <Note tone={props.tone}>
        <HostText>{plan.reason}</HostText>
      </Note>
      {props.children}
    </EditPanel>
  );
}
