import type { Finding } from '../../../electron/shared/finding.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { useLocale } from '../../i18n/locale-context.tsx';
import { CodeBlock } from '../../ui/controls/code-block.tsx';
import { OpenFile } from '../../ui/controls/open-file.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { FactsList } from '../../ui/detail/facts-list.tsx';
import { Section } from '../../ui/section/section.tsx';
import { withLine } from './finding-list.tsx';

/** One finding: how it is known, where, and what can be done. */
export function FindingView({ finding }: { readonly finding: Finding }) {
  const { strings } = useLocale();
  const { area, detail, file, kind, level, line, remedy, title } = finding;
  return (
    <DetailPage kind={strings.findings.level[level]} title={<HostText>{title}</HostText>}>
      {detail === undefined && file === undefined ? null : (
        <Section
          title={strings.finding.proof}
          aside={
            // The host opens files of the configuration alone.
            file !== undefined && (area === 'config' || area === 'telemetry') ? (
              <OpenFile file={file} what={strings.finding.file} />
            ) : undefined
          }
        >
          {detail === undefined ? null : (
            <p>
              <HostText>{detail}</HostText>
            </p>
          )}
          {file === undefined ? null : (
            <CodeBlock label={strings.finding.place} text={withLine(file, line)} />
          )}
        </Section>
      )}
      <Section title={strings.finding.todo}>
        <p>{remedy === undefined ? strings.finding.nothingToDo : <HostText>{remedy}</HostText>}</p>
      </Section>
      <Section title={strings.finding.about}>
        <FactsList
          facts={[
            { label: strings.finding.area, value: strings.finding.areas[area] },
            { label: strings.finding.kind, value: kind },
          ]}
        />
      </Section>
    </DetailPage>
  );
}
