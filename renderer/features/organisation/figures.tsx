import { memo } from 'react';
import type { OrganisationView } from '../../../electron/shared/contract/organisation-view.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Section } from '../../ui/section/section.tsx';
import { each, useEach } from './each.ts';
import styles from './figures.module.css';
import { useOrganisationTexts } from './organisation-texts.ts';

/** What the range comes to. Money of different kinds stands apart, and what is not known says so. */
export const Figures = memo(function Figures(props: {
  readonly view: OrganisationView;
  readonly isKnown: boolean;
}) {
  const { format } = useLocale();
  const { figures: texts, notKnown } = useOrganisationTexts();
  const writeEach = useEach();
  const { totals, reviews } = props.view;
  const count = (amount: number | null) => (amount === null ? null : format.tokens(Math.round(amount)));
  const usd = (amount: number | null) => (amount === null ? null : format.usd(amount));
  const one = (amount: number | null) => (amount === null ? null : writeEach(amount));
  const all: readonly (readonly [string, string | null])[] = [
    [texts.people, count(totals.people)],
    [texts.threads, count(totals.threads)],
    [texts.turns, count(totals.turns)],
    [texts.startsEach, one(each(totals.threads, totals.people))],
    [texts.messagesEach, one(each(totals.turns, totals.people))],
    [texts.credits, count(totals.credits)],
    [texts.costUsd, usd(totals.costUsd)],
    [texts.estimatedCostUsd, usd(totals.estimatedCostUsd)],
    [texts.reviews, count(reviews.reviews)],
  ];
  return (
    <Section title={texts.title}>
      <dl className={styles.figures}>
        {all.map(([label, value]) => (
          <div key={label} className={styles.figure}>
            <dt className={styles.label}>{label}</dt>
            <dd className={styles.value} data-unknown={value === null}>
              {value ?? (props.isKnown ? notKnown : '…')}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
});
