import type {
  CodeAttribution,
  SubscriptionReturn,
} from '../../../../electron/shared/contract/organisation-view.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { FactsList } from '../../../ui/detail/facts-list.tsx';
import { Section } from '../../../ui/section/section.tsx';
import text from '../../../ui/text/text.module.css';
import { useEach } from '../each.ts';
import { useOrganisationTexts } from '../organisation-texts.ts';

/** What the subscription costs, and what its use would cost by credits. */
export function SubscriptionSection({ of }: { readonly of: SubscriptionReturn }) {
  const { format, isPrivate } = useLocale();
  const { subscription: texts, notKnown } = useOrganisationTexts();
  const ratio = useEach();
  const usd = (amount: number | null) => (amount === null ? notKnown : format.usd(amount));
  const count = (amount: number | null) => (amount === null ? notKnown : format.tokens(amount));
  return (
    <Section title={texts.title}>
      <FactsList
        facts={[
          { label: texts.seats, value: count(of.seats) },
          { label: texts.seatPrice, value: usd(of.usdPerSeatAndMonth) },
          { label: texts.cost, value: usd(of.costUsd) },
          { label: texts.value, value: usd(of.valueUsd) },
          {
            label: texts.ratio,
            value: of.ratio === null ? notKnown : isPrivate ? usd(of.ratio) : ratio(of.ratio),
          },
          { label: texts.unused, value: count(of.unusedSeats) },
        ]}
      />
    </Section>
  );
}

/** What the service counts of code by Codex. Its names are not ours, and not translated. */
export function AttributionSection({ all }: { readonly all: readonly CodeAttribution[] }) {
  const { format } = useLocale();
  const { attribution: texts } = useOrganisationTexts();
  return (
    <Section title={texts.title}>
      <p className={text.quiet}>{texts.intro}</p>
      <FactsList
        facts={all.map(({ name, value }) => ({
          label: name.replaceAll('_', ' '),
          key: name,
          value: format.tokensFull(value),
        }))}
      />
    </Section>
  );
}
