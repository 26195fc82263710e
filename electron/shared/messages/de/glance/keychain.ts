import type { keychain as english } from '../../en/glance/keychain.ts';
import type { Translation } from '../../message.ts';

export const keychain: Translation<typeof english> = {
  'keychain.unavailable': () =>
    'Der Schlüsselbund dieses Systems ist nicht verfügbar, also wird kein Geheimnis gespeichert.',
  'keychain.plain': () =>
    'Dieser Desktop hat keinen Schlüsselbund, ein Geheimnis wäre also nur verschleiert. Entsperre GNOME Keyring oder KWallet, oder benutze eine Datei, die nur du lesen kannst.',
  'keychain.not-written': ({ file }) => `${file} konnte nicht geschrieben werden.`,
};
