import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useDetailLocale } from '../../i18n/detail-locale.ts';
import { feedbackRow } from './feedback-row.ts';
import { SettingView } from './setting-view.tsx';

/** Reports that a user sends by hand: whether they can, and where those go. */
export function FeedbackView({ snapshot }: { readonly snapshot: Snapshot }) {
  const { strings } = useDetailLocale();
  const { feedback, channels } = snapshot.analytics;
  const destination = channels.find(({ id }) => id === 'feedback')?.destination;
  const goes = destination === undefined ? [] : [strings.feedback.goesTo(destination)];
  return (
    <SettingView
      snapshot={snapshot}
      row={feedbackRow(snapshot.analytics, strings)}
      settingKey="feedback.enabled"
      builtIn
      meaning={feedback.enabled === false ? [strings.feedback.off] : [strings.feedback.on, ...goes]}
      change={
        feedback.enabled !== false && !feedback.locked
          ? { label: strings.feedback.toStop, lines: '[feedback]\nenabled = false' }
          : null
      }
    />
  );
}
