import type { storage as english } from '../../en/governance/storage.ts';
import type { Translation } from '../../message.ts';

export const storage: Translation<typeof english> = {
  'storage.open': () => 'Codex hat die Sitzung geöffnet',
  'storage.lock': () => 'Codex hat die Sitzung vielleicht geöffnet',
  'storage.running': () => 'Die Sitzung läuft',
  'storage.needed': () => 'Eine neuere Sitzung baut darauf auf',
  'storage.changed': () => 'Sie hat sich inzwischen geändert',
  'storage.not-counted': () => 'Sie ist noch nicht gezählt, ihre Tokens gingen verloren',
  'storage.compressed': () => 'Sie ist schon komprimiert',
  'storage.failed': ({ code }) => `Das System hat es verweigert: ${code}`,
};
