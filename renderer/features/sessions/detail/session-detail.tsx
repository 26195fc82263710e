import { useMemo } from 'react';
import { concealAll } from '../../../../electron/shared/glance/conceal.ts';
import type { Snapshot } from '../../../../electron/shared/snapshot.ts';
import { hostWords } from '../../../i18n/host-words.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { usePageState } from '../../../state/page-context.tsx';
import { minuteKey, useAnswer } from '../../../state/use-answer.ts';
import { DetailPage } from '../../../ui/detail/detail-page.tsx';
import { Note } from '../../../ui/detail/note.tsx';
import { SessionView } from '../../live/session-view.tsx';
import { useSessionsTexts } from '../texts/sessions-texts.ts';
import { LazyTurnCharts } from '../turns/lazy-turns.ts';
import { SessionTree } from './session-tree.tsx';

/** Any session of the history with its turns: at once where the Snapshot has it, else once the host has answered. */
export function SessionDetail(props: { readonly threadId: string; readonly snapshot: Snapshot }) {
  const { threadId, snapshot } = props;
  const { strings, isPrivate } = useLocale();
  const texts = useSessionsTexts();
  const { api } = usePageState();
  const { live, recent } = snapshot.usage;
  const known = [...live, ...recent].find((session) => session.threadId === threadId);
  const key = `${snapshot.demo} ${threadId} ${minuteKey(known?.lastActivityAt ?? null)}`;
  const answer = useAnswer(() => api.getSessionTurns(threadId), [key]);
  const report = useMemo(() => {
    if (answer.state !== 'known') return null;
    return isPrivate ? concealAll(answer.value) : answer.value;
  }, [answer, isPrivate]);
  const session = known ?? report?.session;
  if (session === undefined) {
    return (
      <DetailPage title={texts.one}>
        {answer.state === 'failed' ? (
          <Note tone="plain">
            {hostWords(strings, answer.why)} {strings.detail.goBack}
          </Note>
        ) : (
          <p role="status">{texts.reading}</p>
        )}
      </DetailPage>
    );
  }
  return (
    <SessionView
      session={session}
      turns={
        answer.state === 'failed' ? (
          <p role="alert">{hostWords(strings, answer.why)}</p>
        ) : (
          <LazyTurnCharts report={report} />
        )
      }
      tree={report === null ? null : <SessionTree report={report} />}
    />
  );
}
