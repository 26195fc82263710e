import { useEffect, useState } from 'react';
import type { UsageReport, UsageRow } from '../../../electron/shared/commands.ts';
import { isMessage, type Message } from '../../../electron/shared/messages/message.ts';
import type { Usage } from '../../../electron/shared/usage.ts';
import { folderText } from '../../i18n/folder.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { useLocale } from '../../i18n/locale-context.tsx';
import { usePageState } from '../../state/page-context.tsx';
import { ShareList } from '../../ui/charts/share-list.tsx';
import { Section } from '../../ui/section/section.tsx';
import styles from './tokens-view.module.css';

/** So many projects are named. */
const MOST_NAMED = 6;

/** The projects of the last 30 days that used the most, with what that cost. */
export function ProjectsSection({ usage }: { readonly usage: Usage }) {
  const localeContext = useLocale();
  const { format, strings } = localeContext;
  const known = useProjects(usage);
  if (known === null) return null;
  if (typeof known === 'string' || isMessage(known)) {
    return (
      <Section title={strings.tokens.projects}>
        <p className={styles.quiet}>
          <HostText>{known}</HostText>
        </p>
      </Section>
    );
  }
  const rows = known.rows.slice(0, MOST_NAMED);
  const all = known.totals.tokens.total;
  if (rows.length === 0) return null;
  return (
    <Section title={strings.tokens.projects}>
      <ShareList
        shares={rows.map(({ key, tokens, costUsd }: UsageRow, index) => ({
          // Hidden folders share one name.
          id: `${index} ${key}`,
          name: folderText(key === 'unknown' ? null : key, localeContext),
          tokens: tokens.total,
          percent: all === 0 ? 0 : Math.round((tokens.total / all) * 1000) / 10,
          cost: costUsd === null ? null : format.usd(costUsd),
          note: costUsd === null ? strings.tokens.unpriced : null,
        }))}
      />
      {known.rows.length > rows.length ? (
        <p className={styles.quiet}>{strings.tokens.moreProjects(known.rows.length - rows.length)}</p>
      ) : null}
    </Section>
  );
}

/** Asked for when the view opens, and again when more was used; the text is why it could not be read. */
function useProjects({ days, newestAt }: Usage): UsageReport | Message | null {
  const { api } = usePageState();
  const [known, setKnown] = useState<UsageReport | Message | null>(null);
  const since = days[0]?.day ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was used since is the reason to ask again.
  useEffect(() => {
    let isWanted = true;
    void api.getUsageReport({ by: 'project', since }).then((result) => {
      if (!isWanted) return;
      setKnown((before) => {
        if (result.ok) return result.value;
        return typeof before === 'object' && before !== null ? before : result.message;
      });
    });
    return () => {
      isWanted = false;
    };
  }, [api, since, newestAt]);
  return known;
}
