import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useDetailLocale } from '../../i18n/detail-locale.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { WebLink } from '../../ui/controls/web-link.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { FactsList } from '../../ui/detail/facts-list.tsx';
import { StateHead } from '../../ui/detail/state-head.tsx';
import { Section } from '../../ui/section/section.tsx';
import { checksTexts } from '../governance/checks/checks-texts.ts';
import { postureTexts } from '../governance/posture-texts.ts';
import { complianceRow } from './compliance-row.ts';
import { LazyCompliance } from './lazy-compliance.ts';

/** How many sessions the organisation's compliance export can see, and why not all. */
export function ComplianceView({ snapshot }: { readonly snapshot: Snapshot }) {
  const { format, language, strings } = useDetailLocale();
  const { compliance } = snapshot.coverage;
  const count = (sessions: number) => format.tokensFull(sessions);
  return (
    <DetailPage title={strings.dataSharing.compliance}>
      <Section title={strings.compliance.span}>
        <StateHead row={complianceRow(compliance, strings, format)} />
        <p>
          <HostText>{compliance.reason}</HostText>
        </p>
        <FactsList
          facts={[
            { label: strings.compliance.visible, value: count(compliance.visible) },
            { label: strings.compliance.invisible, value: count(compliance.invisible) },
            { label: strings.compliance.unknown, value: count(compliance.unknown) },
            { label: strings.compliance.sessions, value: count(compliance.sessions) },
          ]}
        />
        <WebLink link="governance" />
      </Section>
      <LazyCompliance compliance={compliance} />
      <div>
        <OpenButton route={{ view: 'posture' }}>{postureTexts[language].open}</OpenButton>
      </div>
      <div>
        <OpenButton route={{ view: 'checks' }}>{checksTexts[language].open}</OpenButton>
      </div>
    </DetailPage>
  );
}
