import { useState } from 'react';
import type { DriftReport } from '../../../../electron/shared/governance/drift-report.ts';
import { readyPolicyNames } from '../../../../electron/shared/governance/policy-names.ts';
import type { Snapshot } from '../../../../electron/shared/snapshot.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { usePageState } from '../../../state/page-context.tsx';
import { minuteKey, useAnswer } from '../../../state/use-answer.ts';
import { AnswerView } from '../../../ui/answer/answer-view.tsx';
import { CodeBlock } from '../../../ui/controls/code-block.tsx';
import { OpenFile } from '../../../ui/controls/open-file.tsx';
import { Segments } from '../../../ui/controls/segments.tsx';
import { DetailPage } from '../../../ui/detail/detail-page.tsx';
import { Note } from '../../../ui/detail/note.tsx';
import { Icon } from '../../../ui/icons/icon.tsx';
import { Section } from '../../../ui/section/section.tsx';
import text from '../../../ui/text/text.module.css';
import { checksTexts } from '../checks/checks-texts.ts';
import { PlaceLine } from '../place-line.tsx';
import { ChangeItem } from './change-item.tsx';
import { ChangeTable } from './change-table.tsx';
import { useDriftTexts } from './drift-texts.ts';
import styles from './drift-view.module.css';
import { type Moment, momentsOf } from './timeline.ts';

const PIN = 'codex-glance baseline pin';

/** Only so much of a key's fingerprint is shown. */
const KEY_DIGITS = 12;

/** What changed since the baseline was pinned, as a timeline or as a table. */
export function DriftView({ snapshot }: { readonly snapshot: Snapshot }) {
  const { api } = usePageState();
  const texts = useDriftTexts();
  const answer = useAnswer(() => api.getDrift(), [minuteKey(snapshot.generatedAt)]);
  return (
    <DetailPage title={texts.title}>
      <AnswerView answer={answer} waiting={texts.reading}>
        {(report) => (report === null ? <NoBaseline /> : <Changes report={report} />)}
      </AnswerView>
      {answer.state === 'failed' ? <CodeBlock label={texts.how} text={PIN} /> : null}
    </DetailPage>
  );
}

function NoBaseline() {
  const texts = useDriftTexts();
  return (
    <Section title={texts.none}>
      <p>{texts.why}</p>
      <CodeBlock label={texts.how} text={PIN} />
      <p className={text.quiet}>{texts.sign}</p>
    </Section>
  );
}

function Changes({ report }: { readonly report: DriftReport }) {
  const { format, now } = useLocale();
  const texts = useDriftTexts();
  const [shown, setShown] = useState<'timeline' | 'table'>('timeline');
  const { changes, pinnedAt } = report;
  if (changes.length === 0) {
    return (
      <Section title={texts.count(0)}>
        <Note tone="good">{texts.same(format.moment(pinnedAt, now))}</Note>
        <ol className={styles.timeline}>
          <Pinned report={report} />
        </ol>
      </Section>
    );
  }
  const choices = (['timeline', 'table'] as const).map((value) => ({ value, name: texts[value] }));
  const moments = momentsOf(changes);
  return (
    <>
      <p className={text.about}>{texts.about}</p>
      <Section
        title={texts.count(changes.length)}
        aside={<Segments label={texts.view} value={shown} choices={choices} onChoose={setShown} />}
      >
        {shown === 'table' ? <ChangeTable changes={moments.flatMap((moment) => moment.changes)} /> : null}
        <ol className={styles.timeline}>
          {shown === 'table'
            ? null
            : moments.map((moment) => <MomentItem key={moment.key} moment={moment} />)}
          <Pinned report={report} />
        </ol>
      </Section>
      <CodeBlock label={texts.again} text={PIN} />
    </>
  );
}

/** One write of one file, with what it changed. */
function MomentItem({ moment: { at, file, changes } }: { readonly moment: Moment }) {
  const { format, now } = useLocale();
  const texts = useDriftTexts();
  return (
    <li className={styles.moment} data-known={at !== null}>
      <p className={styles.when}>
        {at === null ? texts.noTime : <time dateTime={at}>{format.moment(at, now)}</time>}
      </p>
      <p className={styles.where}>
        {file === null ? texts.noFile : <PlaceLine file={file} line={null} />}
        {file === null ? null : <OpenFile file={file} what={file} />}
      </p>
      <ul className={styles.changes}>
        {changes.map((change) => (
          <ChangeItem key={change.id} change={change} />
        ))}
      </ul>
    </li>
  );
}

/** Where the timeline begins. */
function Pinned({ report: { pinnedAt, policy, signedBy } }: { readonly report: DriftReport }) {
  const { format, language, now } = useLocale();
  const texts = useDriftTexts();
  const ready = readyPolicyNames.find((name) => name === policy);
  return (
    <li className={styles.pinned}>
      <Icon name="good" size={15} className={styles.pin} />
      <p className={styles.when}>
        {texts.pinned} <time dateTime={pinnedAt}>{format.moment(pinnedAt, now)}</time>
      </p>
      <p className={text.quiet}>
        {ready === undefined ? (
          <PlaceLine file={policy} line={null} />
        ) : (
          texts.policy(checksTexts[language].policies[ready])
        )}
        {', '}
        {signedBy === null ? texts.notSigned : texts.signed(signedBy.slice(0, KEY_DIGITS))}
      </p>
    </li>
  );
}
