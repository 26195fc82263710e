import type { GlobalShortcut } from 'electron';
import { type Finding, finding } from '../../shared/finding.ts';
import { settingsMessage } from '../../shared/messages/en/glance/settings.ts';
import { errorWords } from '../../shared/messages/en/words.ts';
import type { Message } from '../../shared/messages/message.ts';

export interface ShortcutParts {
  readonly globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister'>;
  onPress(): void;
  /** Reports why the key does not work; nothing where it does. */
  setHostFindings(findings: readonly Finding[]): void;
}

/** Manages the one key that opens the popover from anywhere. */
export function createShortcut({ globalShortcut, onPress, setHostFindings }: ShortcutParts): {
  /** Null for none. */
  set(accelerator: string | null): void;
} {
  let current: string | null = null;

  function register(accelerator: string): Finding | null {
    try {
      if (globalShortcut.register(accelerator, onPress)) {
        current = accelerator;
        return null;
      }
      return refused(accelerator, 'taken', settingsMessage('settings.shortcut.taken'));
    } catch (error) {
      return refused(accelerator, 'invalid', errorWords(error));
    }
  }

  return {
    set(accelerator) {
      if (current !== null) globalShortcut.unregister(current);
      current = null;
      const found = accelerator === null ? null : register(accelerator);
      setHostFindings(found === null ? [] : [found]);
    },
  };
}

function refused(accelerator: string, why: 'taken' | 'invalid', detail: Message): Finding {
  return finding(
    { area: 'settings', kind: `settings.shortcut.${why}`, subject: null },
    {
      level: 'warning',
      title: settingsMessage('settings.shortcut', { accelerator }),
      detail,
      remedy: settingsMessage('settings.shortcut.remedy'),
    },
  );
}
