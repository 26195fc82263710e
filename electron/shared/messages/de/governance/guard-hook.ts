import type { guardHook as english } from '../../en/governance/guard-hook.ts';
import type { Translation } from '../../message.ts';

export const guardHook: Translation<typeof english> = {
  'guard-hook.absent': () => 'In dieser Datei ist der Budgetwächter nicht eingerichtet.',
  'guard-hook.trusted': () => 'Codex vertraut dem Hook und führt ihn vor jeder Eingabe aus.',
  'guard-hook.trust-it': ({ isChanged }) =>
    `${isChanged ? 'Er wurde geändert, seit du ihm vertraut hast, also übergeht ihn Codex stillschweigend' : 'Codex übergeht ihn stillschweigend, bis du ihm vertraust'}. Starte \`codex\`, öffne \`/hooks\` und vertraue dort dem Hook; danach zeigt dieser Befehl, ob er läuft.`,
  'guard-hook.not-toml': ({ line }) =>
    `Sie ist kein gültiges TOML${line === null ? '' : ` (Zeile ${line})`}. Repariere sie zuerst.`,
  'guard-hook.other-form': () =>
    'Ihre Hooks sind eine Liste in einem Wert, zu der sich an einer Stelle nichts hinzufügen lässt. Füge den Handler dieser Zeilen dort ein.',
  'guard-hook.changed': () => 'Der Hook wurde von Hand geändert, also ändere oder entferne ihn dort.',
  'guard-hook.twice': () => 'Sie hat mehr als einen Budgetwächter. Entferne von Hand alle bis auf einen.',
  'guard-hook.moved': ({ count }) =>
    count === 1
      ? 'Ein anderer Hook rückt dadurch auf, also bittet Codex dich erneut, ihm zu vertrauen.'
      : `${count} andere Hooks rücken dadurch auf, also bittet Codex dich erneut, ihnen zu vertrauen.`,
  'guard-hook.way-out': () =>
    'Um weiterzuarbeiten, erhöhe das Budget mit `codex-glance guard install` oder entferne es mit `codex-glance guard uninstall`.',
};
