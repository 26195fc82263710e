import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useDetailLocale } from '../../i18n/detail-locale.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { WebLink } from '../../ui/controls/web-link.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { StateHead } from '../../ui/detail/state-head.tsx';
import { Section } from '../../ui/section/section.tsx';
import { LazyCoverage } from '../coverage/lazy-coverage.ts';
import { checksTexts } from '../governance/checks/checks-texts.ts';
import { useDriftTexts } from '../governance/drift/drift-texts.ts';
import { postureTexts } from '../governance/posture-texts.ts';
import { complianceRow } from './compliance-row.ts';

/** How many sessions the organisation's compliance export can see, and why not all. */
export function ComplianceView({ snapshot }: { readonly snapshot: Snapshot }) {
  const { format, language, strings } = useDetailLocale();
  const drift = useDriftTexts();
  const { compliance } = snapshot.coverage;
  return (
    <DetailPage title={strings.dataSharing.compliance}>
      <Section title={strings.compliance.span}>
        <StateHead row={complianceRow(compliance, strings, format)} />
        <p>
          <HostText>{compliance.reason}</HostText>
        </p>
        <WebLink link="governance" />
      </Section>
      <LazyCoverage snapshot={snapshot} />
      <div>
        <OpenButton route={{ view: 'posture' }}>{postureTexts[language].open}</OpenButton>
      </div>
      <div>
        <OpenButton route={{ view: 'checks' }}>{checksTexts[language].open}</OpenButton>
      </div>
      <div>
        <OpenButton route={{ view: 'drift' }}>{drift.open}</OpenButton>
      </div>
    </DetailPage>
  );
}
