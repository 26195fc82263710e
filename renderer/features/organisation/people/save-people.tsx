import { useState } from 'react';
import type { Message } from '../../../../electron/shared/messages/message.ts';
import { HostText } from '../../../i18n/host-text.tsx';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { offerFile } from '../../../state/offer-file.ts';
import { usePageState } from '../../../state/page-context.tsx';
import { chartCsv } from '../../../ui/charts/frame/chart-csv.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { type OrganisationTexts, useOrganisationTexts } from '../organisation-texts.ts';
import type { ListedPerson } from './people-columns.ts';
import styles from './people-section.module.css';

const NAME = 'organisation-people.csv';

/** Saves the people that the table shows, as it sorts them. */
export function SavePeople({ people }: { readonly people: readonly ListedPerson[] }) {
  const texts = useOrganisationTexts();
  const { strings, conceal } = useLocale();
  const { api } = usePageState();
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<Message | null>(null);
  const save = async () => {
    const content = peopleCsv(people, texts);
    setProblem(null);
    if (api.host === 'browser') {
      offerFile(document, NAME, content);
      return setSaid(strings.tokens.offered(NAME));
    }
    const result = await api.saveChart({ name: NAME, content });
    if (!result.ok) return setProblem(result.message);
    const { file } = result.value;
    setSaid(file === null ? '' : strings.tokens.saved(conceal(file)));
  };
  return (
    <div className={styles.save}>
      <span role="status">{said}</span>
      {problem === null ? null : (
        <span role="alert">
          <HostText>{problem}</HostText>
        </span>
      )}
      <Button kind="quiet" onPress={() => void save()}>
        {texts.people.save}
      </Button>
    </div>
  );
}

/** Writes people as CSV in the order in which they come; what is not known is empty. */
function peopleCsv(people: readonly ListedPerson[], { people: texts }: OrganisationTexts): string {
  const { columns, csv } = texts;
  return chartCsv({
    columns: [
      csv.id,
      columns.person,
      columns.team,
      columns.threads,
      columns.turns,
      columns.credits,
      csv.cost,
      csv.estimate,
      columns.tokens,
      columns.days,
    ],
    rows: people.map(({ person }) => {
      const { key, email, team, use, activeDays } = person;
      const values = [
        key,
        email,
        team,
        use.threads,
        use.turns,
        use.credits,
        use.costUsd,
        use.estimatedCostUsd,
        use.totalTokens,
        activeDays,
      ];
      return { key, cells: values.map((value) => ({ value, text: '' })) };
    }),
  });
}
