import type { Finding } from '../../../electron/shared/finding.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { useLocale } from '../../i18n/locale-context.tsx';
import { CodeBlock } from '../../ui/controls/code-block.tsx';
import { OpenFile } from '../../ui/controls/open-file.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { FactsList } from '../../ui/detail/facts-list.tsx';
import { Section } from '../../ui/section/section.tsx';
import { withLine } from './finding-list.tsx';
import { findingTexts } from './finding-texts.ts';

/** One finding: how it is known, where, and what can be done. */
export function FindingView({ finding }: { readonly finding: Finding }) {
  const { strings, language } = useLocale();
  const texts = findingTexts[language];
  const { area, detail, file, kind, level, line, remedy, title } = finding;
  return (
    <DetailPage kind={strings.findings.level[level]} title={<HostText>{title}</HostText>}>
      {detail === undefined && file === undefined ? null : (
        <Section
          title={texts.proof}
          aside={
            // The host opens files of the configuration alone.
            file !== undefined && (area === 'config' || area === 'telemetry') ? (
              <OpenFile file={file} what={texts.file} />
            ) : undefined
          }
        >
          {detail === undefined ? null : (
            <p>
              <HostText>{detail}</HostText>
            </p>
          )}
          {file === undefined ? null : <CodeBlock label={texts.place} text={withLine(file, line)} />}
        </Section>
      )}
      <Section title={texts.todo}>
        <p>{remedy === undefined ? texts.nothingToDo : <HostText>{remedy}</HostText>}</p>
      </Section>
      <Section title={texts.about}>
        <FactsList
          facts={[
            { label: texts.area, value: texts.areas[area] },
            { label: texts.kind, value: kind },
          ]}
        />
      </Section>
    </DetailPage>
  );
}
