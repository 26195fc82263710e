import type { Organisation } from '../../../electron/shared/organisation/organisation.ts';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { Section } from '../../ui/section/section.tsx';
import text from '../../ui/text/text.module.css';
import { useSettingsTexts } from './settings-texts.ts';

/** The organisation is set up in a file of its own; here is the way to how. */
export function OrganisationSection({ organisation }: { readonly organisation: Organisation }) {
  const { organisation: texts } = useSettingsTexts();
  return (
    <Section title={texts.title}>
      <p className={text.quiet}>{texts.why}</p>
      <p>
        <OpenButton route={{ view: 'organisation' }} place="settings">
          {organisation.state === 'on' ? texts.open : texts.how}
        </OpenButton>
      </p>
    </Section>
  );
}
