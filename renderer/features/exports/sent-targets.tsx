import type { Exports } from '../../../electron/shared/export/exports.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { type Fact, FactsList } from '../../ui/detail/facts-list.tsx';
import { Section } from '../../ui/section/section.tsx';
import text from '../../ui/text/text.module.css';
import { exportsTexts } from './exports-texts.ts';
import { placeOf } from './place-of.ts';

/** What Glance itself sends, among what leaves: each target with where it goes, or that it stays. */
export function SentTargets({ exports }: { readonly exports: Exports }) {
  const { language, conceal } = useLocale();
  const texts = exportsTexts[language];
  const facts = exports.targets.map(
    (target): Fact => ({
      key: target.id,
      label: `${target.id}: ${texts.states[target.state]}`,
      value: <bdi>{placeOf(target, texts, conceal)}</bdi>,
      wide: true,
    }),
  );
  return (
    <Section title={texts.byGlance} opens={{ view: 'exports' }}>
      {facts.length === 0 ? <p className={text.quiet}>{texts.none}</p> : <FactsList facts={facts} />}
    </Section>
  );
}
