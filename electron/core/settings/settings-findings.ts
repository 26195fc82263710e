import { type Finding, type FindingWords, finding } from '../../shared/finding.ts';
import { settingsMessage } from '../../shared/messages/en/glance/settings.ts';
import { valueMessage } from '../../shared/messages/en/glance/value.ts';
import type { SettingsProblem } from './read-settings.ts';

/** Makes the findings on `settings.toml`: what it says and is not in force. */
export function settingsFindings(file: string, problems: readonly SettingsProblem[]): Finding[] {
  return problems.map((problem) => {
    const { kind, key, line } = problem;
    return finding(
      { area: 'settings', kind: `settings.${kind}`, subject: key ?? file },
      wordsOf(problem),
      line === null ? { file } : { file, line },
    );
  });
}

function wordsOf({ kind, key, message }: SettingsProblem): FindingWords {
  const what = message ?? valueMessage('value.not-taken');
  switch (kind) {
    case 'damaged':
      return {
        level: 'warning',
        title: settingsMessage('settings.unreadable'),
        detail: settingsMessage('settings.damaged.why', { message: what }),
        remedy: settingsMessage('settings.damaged.remedy'),
      };
    case 'unreadable':
      return {
        level: 'warning',
        title: settingsMessage('settings.unreadable'),
        detail: settingsMessage('settings.unreadable.why', { message: what }),
        remedy: settingsMessage('settings.unreadable.remedy'),
      };
    case 'invalid':
      return {
        level: 'warning',
        title: settingsMessage('settings.invalid', { key: key ?? '' }),
        detail: settingsMessage('settings.invalid.why', {
          what,
        }),
        remedy: settingsMessage('settings.invalid.remedy'),
      };
    case 'unknown':
      return {
        level: 'info',
        title: settingsMessage('settings.unknown', { key: key ?? '' }),
        remedy: settingsMessage('settings.unknown.remedy'),
      };
    case 'newer':
      return {
        level: 'warning',
        title: settingsMessage('settings.newer'),
        detail: settingsMessage('settings.newer.why'),
        remedy: settingsMessage('settings.newer.remedy'),
      };
  }
}
