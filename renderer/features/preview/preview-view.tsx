import { textOf } from '../../../electron/shared/messages/message.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import type { PreviewEntry, PreviewReport } from '../../../electron/shared/telemetry/preview.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { useLocale } from '../../i18n/locale-context.tsx';
import { usePageState } from '../../state/page-context.tsx';
import { useAnswer } from '../../state/use-answer.ts';
import { AnswerView } from '../../ui/answer/answer-view.tsx';
import { CodeBlock } from '../../ui/controls/code-block.tsx';
import { SearchBox, useSearch } from '../../ui/controls/search-box.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { Section } from '../../ui/section/section.tsx';
import text from '../../ui/text/text.module.css';
import { Group } from './group.tsx';
import { matching, type PreviewShow, previewGroups, previewShows } from './preview-groups.ts';
import { previewTexts } from './preview-texts.ts';
import styles from './preview-view.module.css';

const kinds = ['event', 'metric'] as const;

/** Everything that Codex can send as analytics: what of it would be sent, why, and what it says of the user. */
export function PreviewView({ snapshot }: { readonly snapshot: Snapshot }) {
  const texts = previewTexts[useLocale().language];
  const { api } = usePageState();
  const { analytics, otel } = snapshot;
  const answer = useAnswer(() => api.previewAnalytics(), [api, analytics, otel.signals]);
  return (
    <DetailPage title={texts.title}>
      <AnswerView answer={answer} waiting={texts.reading}>
        {(report) => <Catalogue report={report} />}
      </AnswerView>
    </DetailPage>
  );
}

function Catalogue({ report }: { readonly report: PreviewReport }) {
  const texts = previewTexts[useLocale().language];
  const search = useSearch<PreviewShow>();
  const { wanted, show, isNarrowed } = search;
  const entries = matching(report.entries, wanted, show);
  const { catalogVersion, codexVersion } = report;
  return (
    <>
      <SearchBox
        search={search}
        texts={texts}
        choices={previewShows.map((value) => ({ value, name: texts.shows[value] }))}
        found={isNarrowed ? texts.found(entries.length) : ''}
      />
      {isNarrowed && entries.length === 0 ? <p className={text.quiet}>{texts.none}</p> : null}
      {kinds.map((kind) => (
        <Kind key={kind} kind={kind} report={report} entries={entries} isNarrowed={isNarrowed} />
      ))}
      <div className={styles.about}>
        <p className={text.quiet}>
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
          <p className={text.quiet}>
            {texts.to} <bdi data-code>{conceal(destination)}</bdi>
          </p>
          <p className={text.quiet}>
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
