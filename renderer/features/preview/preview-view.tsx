import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { useDeferredValue, useState } from 'react';
import { textOf } from '../../../electron/shared/messages/message.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import type { PreviewEntry, PreviewReport } from '../../../electron/shared/telemetry/preview.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { useLocale } from '../../i18n/locale-context.tsx';
import { CodeBlock } from '../../ui/controls/code-block.tsx';
import segments from '../../ui/controls/segments.module.css';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { Note } from '../../ui/detail/note.tsx';
import { Section } from '../../ui/section/section.tsx';
import { Group } from './group.tsx';
import { matching, type PreviewShow, previewGroups, previewShows } from './preview-groups.ts';
import { previewTexts } from './preview-texts.ts';
import styles from './preview-view.module.css';
import { usePreview } from './use-preview.ts';

const kinds = ['event', 'metric'] as const;

/** Everything that Codex can send as analytics: what of it would be sent, why, and what it says of the user. */
export function PreviewView({ snapshot }: { readonly snapshot: Snapshot }) {
  const texts = previewTexts[useLocale().language];
  const known = usePreview(snapshot);
  return (
    <DetailPage title={texts.title}>
      {known.state === 'reading' ? <p className={styles.quiet}>{texts.reading}</p> : null}
      {known.state === 'failed' ? (
        <Note tone="critical">
          <HostText>{known.message}</HostText>
        </Note>
      ) : null}
      {known.state === 'read' ? <Catalogue report={known.report} /> : null}
    </DetailPage>
  );
}

function Catalogue({ report }: { readonly report: PreviewReport }) {
  const texts = previewTexts[useLocale().language];
  const [query, setQuery] = useState('');
  const [show, setShow] = useState<PreviewShow>('all');
  const wanted = useDeferredValue(query);
  const entries = matching(report.entries, wanted, show);
  const isNarrowed = wanted.trim() !== '' || show !== 'all';
  const { catalogVersion, codexVersion } = report;
  return (
    <>
      <search className={styles.search}>
        <input
          type="search"
          className={styles.input}
          value={query}
          aria-label={texts.search}
          placeholder={texts.search}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setQuery(event.target.value)}
        />
        <ToggleGroup
          className={segments.segments}
          aria-label={texts.show}
          value={[show]}
          onValueChange={([next]) => setShow((next ?? show) as PreviewShow)}
        >
          {previewShows.map((each) => (
            <Toggle key={each} value={each} className={segments.segment}>
              {texts.shows[each]}
            </Toggle>
          ))}
        </ToggleGroup>
        <p className={styles.quiet} role="status">
          {isNarrowed ? texts.found(entries.length) : ''}
        </p>
      </search>
      {isNarrowed && entries.length === 0 ? <p className={styles.quiet}>{texts.none}</p> : null}
      {kinds.map((kind) => (
        <Kind key={kind} kind={kind} report={report} entries={entries} isNarrowed={isNarrowed} />
      ))}
      <div className={styles.about}>
        <p className={styles.quiet}>
          {texts.catalogue(catalogVersion)}{' '}
          {codexVersion === null || codexVersion === catalogVersion ? null : texts.differs(codexVersion)}
        </p>
        <CodeBlock label={texts.byRun} text="codex-glance analytics preview -- codex exec …" />
      </div>
    </>
  );
}

function Kind(props: {
  readonly kind: PreviewEntry['kind'];
  readonly report: PreviewReport;
  readonly entries: readonly PreviewEntry[];
  readonly isNarrowed: boolean;
}) {
  const { conceal, language } = useLocale();
  const texts = previewTexts[language];
  const { kind, report, isNarrowed } = props;
  const entries = props.entries.filter((entry) => entry.kind === kind);
  if (entries.length === 0) return null;
  const { destination, identifiedBy } = kind === 'event' ? report.events : report.metrics;
  const sent = entries.filter(({ sentBy }) => sentBy.length > 0).length;
  return (
    <Section title={texts.kind[kind]} aside={texts.sent(sent, entries.length)}>
      {sent === 0 ? null : (
        <div className={styles.about}>
          <p className={styles.quiet}>
            {texts.to} <bdi data-code>{conceal(destination)}</bdi>
          </p>
          <p className={styles.quiet}>
            <HostText>{identifiedBy}</HostText>
          </p>
        </div>
      )}
      {previewGroups(entries).map((group) => (
        <Group key={`${group.isSent} ${textOf(group.reason)}`} group={group} isOpen={isNarrowed} />
      ))}
    </Section>
  );
}
