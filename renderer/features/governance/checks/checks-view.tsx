import { useState } from 'react';
import { groupAlike } from '../../../../electron/shared/governance/alike.ts';
import type { CheckReport, CheckState } from '../../../../electron/shared/governance/checks.ts';
import {
  type ReadyPolicyName,
  readyPolicyNames,
} from '../../../../electron/shared/governance/policy-names.ts';
import { worstFirst } from '../../../../electron/shared/governance/worst-first.ts';
import type { Snapshot } from '../../../../electron/shared/snapshot.ts';
import { HostText } from '../../../i18n/host-text.tsx';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { usePageState } from '../../../state/page-context.tsx';
import { minuteKey, useAnswer } from '../../../state/use-answer.ts';
import { AnswerView } from '../../../ui/answer/answer-view.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { Segments } from '../../../ui/controls/segments.tsx';
import { DetailPage } from '../../../ui/detail/detail-page.tsx';
import { Section } from '../../../ui/section/section.tsx';
import text from '../../../ui/text/text.module.css';
import { useChange } from '../../settings/use-change.ts';
import { CheckRow } from './check-row.tsx';
import { checksTexts } from './checks-texts.ts';
import styles from './checks-view.module.css';

/** `own`: the file that the settings name. */
type Choice = ReadyPolicyName | 'own';

const states: readonly CheckState[] = ['failed', 'not-known', 'waived', 'passed'];

/** This machine against a policy: what fails first, each rule with its evidence and what to do. */
export function ChecksView({ snapshot }: { readonly snapshot: Snapshot }) {
  const { api } = usePageState();
  const texts = checksTexts[useLocale().language];
  const chosen = snapshot.settings.policy;
  const ready = readyPolicyNames.find((name) => name === chosen);
  const hasOwn = chosen !== null && ready === undefined;
  const [choice, setChoice] = useState<Choice>(hasOwn ? 'own' : (ready ?? 'developer'));
  const answer = useAnswer(
    () => api.runCheck(choice === 'own' ? undefined : choice),
    [choice, minuteKey(snapshot.generatedAt)],
  );
  const choices = [...(hasOwn ? (['own'] as const) : []), ...readyPolicyNames];
  const nameOf = (one: Choice) => (one === 'own' ? texts.own : texts.policies[one]);
  return (
    <DetailPage title={texts.title}>
      <p className={text.about}>{texts.about}</p>
      <Segments
        label={texts.policy}
        value={choice}
        choices={choices.map((value) => ({ value, name: nameOf(value) }))}
        onChoose={setChoice}
      />
      <Keep choice={choice} chosen={chosen} />
      <AnswerView answer={answer} waiting={texts.reading}>
        {(report) => <Rules report={report} />}
      </AnswerView>
    </DetailPage>
  );
}

/** Puts the policy on the overview, or takes it from there. */
function Keep({ choice, chosen }: { readonly choice: Choice; readonly chosen: string | null }) {
  const texts = checksTexts[useLocale().language];
  const { problem, send } = useChange();
  const isKept = choice === 'own' || chosen === choice;
  return (
    <div className={styles.keep}>
      <Button kind="quiet" onPress={() => void send({ policy: isKept ? null : choice })}>
        {isKept ? texts.drop : texts.keep}
      </Button>
      {problem === null ? null : (
        <span role="alert">
          <HostText>{problem}</HostText>
        </span>
      )}
    </div>
  );
}

function Rules({ report }: { readonly report: CheckReport }) {
  const texts = checksTexts[useLocale().language];
  const sorted = worstFirst(report.rules);
  return (
    <>
      <p className={styles.sum} role="status">
        {texts.pass(report.counts.passed, report.rules.length)}
      </p>
      {states.map((state) => {
        const rules = sorted.filter((rule) => rule.state === state);
        if (rules.length === 0) return null;
        return (
          <Section key={state} title={texts.states[state]} aside={rules.length}>
            <ul className={styles.rules}>
              {groupAlike(rules).map(([rule, ...alike]) =>
                rule === undefined ? null : <CheckRow key={rule.id} rule={rule} alike={alike} />,
              )}
            </ul>
          </Section>
        );
      })}
    </>
  );
}
