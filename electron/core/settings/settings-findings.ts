import type { Finding } from '../../shared/finding.ts';
import type { SettingsProblem } from './read-settings.ts';

/** What a person should know of `settings.toml`: what it says and is not in force. */
export function settingsFindings(file: string, problems: readonly SettingsProblem[]): Finding[] {
  return problems.map((problem) => {
    const { kind, key, line } = problem;
    return {
      id: `settings.${kind}:${key ?? file}`,
      kind: `settings.${kind}`,
      area: 'settings',
      file,
      ...(line === null ? {} : { line }),
      ...wordsOf(problem),
    };
  });
}

function wordsOf({
  kind,
  key,
  message,
}: SettingsProblem): Pick<Finding, 'level' | 'title' | 'detail' | 'remedy'> {
  switch (kind) {
    case 'damaged':
      return {
        level: 'warning',
        title: 'The settings of Codex Glance cannot be read, so what was last in force stays.',
        detail: `The file is not valid TOML: ${message}.`,
        remedy:
          'Mend the line. When a setting is changed here, the file is set aside and a new one is written.',
      };
    case 'unreadable':
      return {
        level: 'warning',
        title: 'The settings of Codex Glance cannot be read, so what was last in force stays.',
        detail: `The file is not read: ${message}.`,
        remedy:
          'Put a readable file in its place. When a setting is changed here, it is set aside and a new one is written.',
      };
    case 'invalid':
      return {
        level: 'warning',
        title: `The setting ${key} is not valid, so its default is in force.`,
        detail: `It is ${message.replace(/^Invalid /, 'an invalid ')}`,
        remedy: 'Correct the line, or choose a value in the settings.',
      };
    case 'unknown':
      return {
        level: 'info',
        title: `There is no setting ${key}.`,
        remedy: 'Remove the line, or correct its name.',
      };
    case 'newer':
      return {
        level: 'warning',
        title: 'The settings were written by a newer Codex Glance.',
        detail: 'What this one knows is in force. It does not change the file.',
        remedy: 'Update Codex Glance.',
      };
  }
}
