import { endpointHost } from '../../../electron/shared/glance/data-sharing.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useDetailLocale } from '../../i18n/detail-locale.ts';
import { promptsRow } from './prompts-row.ts';
import { SettingView } from './setting-view.tsx';

/** Whether the text of prompts is part of the log records, and where those go. */
export function PromptsView({ snapshot }: { readonly snapshot: Snapshot }) {
  const { strings } = useDetailLocale();
  const { logUserPrompt, signals } = snapshot.otel;
  const logs = signals.find(({ signal }) => signal === 'logs');
  const host = logs?.endpoint == null ? null : endpointHost(logs.endpoint);
  const travels = logs !== undefined && logs.exporter !== 'none' && logs.exporter !== 'invalid';
  const meaning =
    logUserPrompt.value === false
      ? strings.prompts.off
      : travels
        ? strings.prompts.on(host)
        : strings.prompts.onWithoutExporter;
  return (
    <SettingView
      snapshot={snapshot}
      row={promptsRow(snapshot.otel, strings)}
      settingKey="otel.log_user_prompt"
      builtIn={false}
      meaning={[meaning]}
      change={
        logUserPrompt.value && !logUserPrompt.locked
          ? { label: strings.prompts.toStop, lines: '[otel]\nlog_user_prompt = false' }
          : null
      }
    />
  );
}
