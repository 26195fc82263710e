import type { Finding } from '../../../electron/shared/finding.ts';
import { sharedNotes } from '../../../electron/shared/governance/alike.ts';
import {
  type PostureArea,
  type PostureEntry,
  type PostureReport,
  postureAreas,
} from '../../../electron/shared/governance/posture.ts';
import { capital, withoutStop } from '../../../electron/shared/messages/capital.ts';
import { postureTitle } from '../../../electron/shared/messages/en/governance/posture-titles.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { useLocale } from '../../i18n/locale-context.tsx';
import { usePageState } from '../../state/page-context.tsx';
import { useAnswer } from '../../state/use-answer.ts';
import { AnswerView } from '../../ui/answer/answer-view.tsx';
import { SearchBox, useSearch } from '../../ui/controls/search-box.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { Note } from '../../ui/detail/note.tsx';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import { Section } from '../../ui/section/section.tsx';
import text from '../../ui/text/text.module.css';
import { PlaceLine } from './place-line.tsx';
import { PostureEntryRow } from './posture-entry.tsx';
import { isSet, matchingEntries, type PostureShow, postureShows } from './posture-filter.ts';
import { postureTexts } from './posture-texts.ts';
import styles from './posture-view.module.css';

/** What Codex may do on this machine, by area, each entry with who decided it. */
export function PostureView({ snapshot }: { readonly snapshot: Snapshot }) {
  const texts = postureTexts[useLocale().language];
  const { api } = usePageState();
  const { analytics, otel, codex, demo } = snapshot;
  // Another configuration, or another Codex, may have another posture.
  const answer = useAnswer(() => api.getPosture(), [api, analytics, otel.signals, codex, demo]);
  return (
    <DetailPage title={texts.title}>
      <p className={text.about}>{texts.about}</p>
      <AnswerView answer={answer} waiting={texts.reading}>
        {(report) => <Areas report={report} />}
      </AnswerView>
    </DetailPage>
  );
}

function Areas({ report }: { readonly report: PostureReport }) {
  const { language, strings } = useLocale();
  const texts = postureTexts[language];
  const search = useSearch<PostureShow>();
  const { wanted, show, isNarrowed } = search;
  const entries = matchingEntries(report.entries, wanted, show, strings.host);
  const shared = sharedNotes(report.entries);
  const sharedTexts = new Set(shared.map(({ text }) => text));
  return (
    <>
      <SearchBox
        search={search}
        texts={texts}
        choices={postureShows.map((value) => ({ value, name: texts.shows[value] }))}
        found={isNarrowed ? texts.found(entries.length) : ''}
      />
      {shared.map((note) => (
        <Note key={note.text} tone="plain">
          <HostText within={asSentence}>{note}</HostText>
        </Note>
      ))}
      {isNarrowed ? null : <PostureFindings findings={report.findings} />}
      {isNarrowed && entries.length === 0 ? <p className={text.quiet}>{texts.none}</p> : null}
      {postureAreas.map((area) => (
        <Area
          key={area}
          area={area}
          entries={entries.filter((entry) => entry.area === area)}
          sharedNotes={sharedTexts}
          isOpen={wanted.trim() !== ''}
        />
      ))}
    </>
  );
}

/** Notes are clauses where they stand below a value. */
const asSentence = (text: string) => `${capital(withoutStop(text))}.`;

const signs: Record<Finding['level'], IconName> = { error: 'critical', warning: 'warning', info: 'note' };

function PostureFindings({ findings }: Pick<PostureReport, 'findings'>) {
  const texts = postureTexts[useLocale().language];
  if (findings.length === 0) return null;
  return (
    <Section title={texts.findings} aside={findings.length}>
      <ul className={styles.findings}>
        {findings.map(({ id, level, title, detail, remedy, file, line }) => (
          <li key={id} className={styles.finding} data-level={level}>
            <Icon name={signs[level]} size={15} className={styles.sign} />
            <div className={styles.body}>
              <p className={styles.strong}>
                <span className="spoken">{texts.level[level]}: </span>
                <HostText>{title}</HostText>
              </p>
              {[detail, remedy].map((each) =>
                each === undefined ? null : (
                  <p key={each.id} className={each === detail ? text.quiet : undefined}>
                    <HostText>{each}</HostText>
                  </p>
                ),
              )}
              {file === undefined ? null : <PlaceLine file={file} line={line ?? null} />}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Area(props: {
  readonly area: PostureArea;
  readonly entries: readonly PostureEntry[];
  /** Notes that stand above, by their text. */
  readonly sharedNotes: ReadonlySet<string>;
  readonly isOpen: boolean;
}) {
  const { language, strings } = useLocale();
  const { area, entries, sharedNotes, isOpen } = props;
  if (entries.length === 0) return null;
  const title = strings.host(postureTitle(`posture.area.${area}`));
  return (
    <Section title={title} aside={postureTexts[language].set(entries.filter(isSet).length, entries.length)}>
      <ul className={styles.entries}>
        {entries.map((entry) => (
          // A search opens what it finds.
          <PostureEntryRow
            key={`${entry.id} ${isOpen}`}
            entry={entry}
            isNoteShared={entry.note !== null && sharedNotes.has(entry.note.text)}
            isOpen={isOpen}
          />
        ))}
      </ul>
    </Section>
  );
}
