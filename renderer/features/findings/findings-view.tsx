import type { Finding } from '../../../electron/shared/finding.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { Section } from '../../ui/section/section.tsx';
import { FindingList } from './finding-list.tsx';

/** Every finding that holds now. */
export function FindingsView({ findings }: { readonly findings: readonly Finding[] }) {
  const { strings } = useLocale();
  return (
    <DetailPage title={strings.findings.title}>
      <Section title={strings.findings.now(findings.length)}>
        {findings.length === 0 ? <p>{strings.findings.none}</p> : <FindingList findings={findings} />}
      </Section>
    </DetailPage>
  );
}
