import type { Exports, ShownProblem } from '../../../electron/shared/export/exports.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { useLocale } from '../../i18n/locale-context.tsx';
import { usePageState } from '../../state/page-context.tsx';
import { CodeBlock } from '../../ui/controls/code-block.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { FactsList } from '../../ui/detail/facts-list.tsx';
import { Note } from '../../ui/detail/note.tsx';
import { StateHead } from '../../ui/detail/state-head.tsx';
import { Section } from '../../ui/section/section.tsx';
import text from '../../ui/text/text.module.css';
import { exportsRow } from '../data-sharing/exports-row.ts';
import { ExportsSwitch } from './exports-switch.tsx';
import { exportsTexts } from './exports-texts.ts';
import styles from './exports-view.module.css';
import { SecretsSection } from './secrets-section.tsx';
import { TargetsTable } from './targets-table.tsx';

/** A target to begin with. Every other kind is in the README. */
const SNIPPET = `[[export]]
name = "collector"
to = "otlp"
url = "https://collector.example:4318"
`;

const PREVIEW = 'codex-glance export --dry-run';
const FIELDS = 'codex-glance export schema';

/** What Glance itself sends: one switch, each target, and how to set one up. */
export function ExportsView({ snapshot }: { readonly snapshot: Snapshot }) {
  const { language, strings, format } = useLocale();
  const texts = exportsTexts[language];
  const { api } = usePageState();
  const { exports } = snapshot;
  const { state, targets, queue, problems } = exports;
  return (
    <DetailPage title={strings.dataSharing.exports}>
      <Section title={strings.detail.state}>
        <StateHead row={exportsRow(exports, strings)} />
        <p className={styles.about}>{texts.about}</p>
        {state === 'none' ? null : <ExportsSwitch enabled={exports.enabled} />}
      </Section>
      {problems.length === 0 ? null : <Problems exports={exports} />}
      {targets.length === 0 ? null : (
        <Section title={texts.targets} aside={targets.length}>
          <TargetsTable targets={targets} />
          {queue === null || queue.records === 0 ? null : (
            <p className={text.quiet}>
              {texts.queue(format.tokensFull(queue.records), format.tokensFull(queue.most))}
            </p>
          )}
        </Section>
      )}
      <Section title={texts.setUp}>
        <p className={styles.about}>{texts.setUpWhy}</p>
        <FactsList facts={[{ label: texts.settingsFile, value: exports.settingsFile, code: true }]} />
        <div className={styles.blocks}>
          <CodeBlock label="settings.toml" text={SNIPPET} />
          <CodeBlock label={texts.preview} text={PREVIEW} />
          <CodeBlock label={texts.fields} text={FIELDS} />
        </div>
      </Section>
      {api.host === 'tray' ? <SecretsSection /> : null}
    </DetailPage>
  );
}

function Problems({ exports }: { readonly exports: Exports }) {
  const texts = exportsTexts[useLocale().language];
  const { problems, settingsFile } = exports;
  return (
    <Section title={texts.wrong} aside={texts.problems(problems.length)}>
      {problems.map((problem) => (
        <Note key={`${problem.key} ${problem.line}`} tone="critical">
          <Problem problem={problem} file={settingsFile} />
        </Note>
      ))}
    </Section>
  );
}

function Problem({ problem, file }: { readonly problem: ShownProblem; readonly file: string }) {
  const texts = exportsTexts[useLocale().language];
  const { line, key, message } = problem;
  return (
    <p className={styles.words}>
      <bdi>{texts.problem(line === null ? file : texts.line(file, line), key)}</bdi>{' '}
      <HostText within={(said) => `${said}.`}>{message}</HostText>
    </p>
  );
}
