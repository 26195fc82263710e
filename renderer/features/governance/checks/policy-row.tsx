import type { CheckReport } from '../../../../electron/shared/governance/checks.ts';
import { readyPolicyNames } from '../../../../electron/shared/governance/policy-names.ts';
import { worstFirst } from '../../../../electron/shared/governance/worst-first.ts';
import type { Message } from '../../../../electron/shared/messages/message.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { usePageState } from '../../../state/page-context.tsx';
import { minuteKey, useAnswer } from '../../../state/use-answer.ts';
import { type DataSharingRow, Row } from '../../../ui/row/row.tsx';
import { checksTexts } from './checks-texts.ts';

/** How many rules of the settings' policy pass, with the worst that does not. */
export function PolicyRow({ at }: { readonly at: string }) {
  const { api } = usePageState();
  const { language, strings } = useLocale();
  const texts = checksTexts[language];
  const answer = useAnswer(() => api.runCheck(), [minuteKey(at)]);
  return (
    <ul aria-busy={answer.state === 'waiting'}>
      <Row row={rowOf(answer, texts, strings.host)} route={{ view: 'checks' }} />
    </ul>
  );
}

function rowOf(
  answer: ReturnType<typeof useAnswer<CheckReport>>,
  texts: (typeof checksTexts)['en'],
  say: (message: Message) => string,
): DataSharingRow {
  const row = { id: 'policy', title: texts.policy, locked: false };
  if (answer.state === 'waiting') {
    return { ...row, sign: 'unknown', tone: 'plain', state: texts.reading, notes: [] };
  }
  if (answer.state === 'failed') {
    return {
      ...row,
      sign: 'unknown',
      tone: 'warning',
      state: texts.states['not-known'],
      notes: [{ host: answer.why }],
    };
  }
  const { counts, policy, rules } = answer.value;
  const ready = readyPolicyNames.find((name) => name === policy);
  const [worst] = worstFirst(rules);
  const isFine = worst === undefined || worst.state !== 'failed';
  return {
    ...row,
    title: ready === undefined ? policy : texts.policies[ready],
    sign: isFine ? 'good' : worst.level === 'error' ? 'critical' : 'warning',
    tone: isFine ? 'active' : worst.level === 'error' ? 'critical' : 'warning',
    state: texts.pass(counts.passed, rules.length),
    notes: isFine ? [] : [`${texts.states.failed}: ${say(worst.title)}`],
  };
}
