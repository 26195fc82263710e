import type { SentencePair } from '../translate.ts';

/** Which Codex is in use, and what is not known of a newer one or of the organisation. */
export const codex: readonly SentencePair[] = [
  [
    'Codex {1} is newer than the version that Glance was verified with, {2}.',
    'Codex {1} ist neuer als die Version, mit der Glance geprüft wurde, {2}.',
  ],
  [
    'What Glance says of its configuration follows the rules of {1}, and what hangs on them is not known.',
    'Was Glance über seine Konfiguration sagt, folgt den Regeln von {1}, und was an ihnen hängt, ist nicht bekannt.',
  ],
  [
    'Ask that Codex itself with `codex-glance config --verify`.',
    'Frag dieses Codex selbst mit `codex-glance config --verify`.',
  ],
  ['Codex {1} is not verified', 'Codex {1} ist nicht geprüft'],
  ['Codex {1} is not verified; {2} refuses {3}', 'Codex {1} ist nicht geprüft; {2} weist dies zurück: {3}'],
  ['Codex {1} is not verified; {2} refuses {3}.', 'Codex {1} ist nicht geprüft; {2} weist dies zurück: {3}.'],
  ['Codex {1} is not verified. With {2}:', 'Codex {1} ist nicht geprüft. Mit {2}:'],
  [
    'Codex {1} is not verified. Values are by the rules of {2}.',
    'Codex {1} ist nicht geprüft. Die Werte folgen den Regeln von {2}.',
  ],
  ['This is so with {1}; {2} is not verified.', 'So ist es mit {1}; {2} ist nicht geprüft.'],
  ['With {1}: {2}', 'Mit {1}: {2}'],
  ['Not known: {1}. With {2}: {3}', 'Nicht bekannt: {1}. Mit {2}: {3}'],
  ['Not known: {1}. Without it: {2}', 'Nicht bekannt: {1}. Ohne sie: {2}'],
  ['Not known: {1}', 'Nicht bekannt: {1}'],
  ['Not known: {1}.', 'Nicht bekannt: {1}.'],
  ['{1}. Values are as they are without it.', '{1}. Die Werte sind die ohne sie.'],
  ['prompt logging is {1}', 'Protokollieren von Prompts: {1}'],
  ['on, because {1}', 'an, festgelegt in: {1}'],
  ['off, because {1}', 'aus, festgelegt in: {1}'],
  [
    'It could not be noted which Codex version was offered or asked: {1}',
    'Es ließ sich nicht festhalten, welche Codex-Version angeboten oder gefragt wurde: {1}',
  ],
  [
    "Codex has not fetched your organisation's cloud config yet.",
    'Codex hat die Cloud-Konfiguration deiner Organisation noch nicht geholt.',
  ],
  [
    "your organisation's cloud config is not on this machine yet",
    'die Cloud-Konfiguration deiner Organisation ist noch nicht auf diesem Rechner',
  ],
  [
    "your organisation's cloud config cannot be read",
    'die Cloud-Konfiguration deiner Organisation lässt sich nicht lesen',
  ],
  [
    'The signature of this copy does not fit, so Codex does not use it.',
    'Die Signatur dieser Kopie passt nicht, also nutzt Codex sie nicht.',
  ],
  [
    "the copy of your organisation's cloud config has a signature that does not fit",
    'die Kopie der Cloud-Konfiguration deiner Organisation hat eine Signatur, die nicht passt',
  ],
  [
    "the copy of your organisation's cloud config is for another account",
    'die Kopie der Cloud-Konfiguration deiner Organisation ist für ein anderes Konto',
  ],
  [
    'This copy holds a fragment that Codex cannot read, so Codex does not use it.',
    'Diese Kopie enthält ein Stück, das Codex nicht lesen kann, also nutzt Codex sie nicht.',
  ],
  [
    "the copy of your organisation's cloud config holds a fragment that Codex cannot read",
    'die Kopie der Cloud-Konfiguration deiner Organisation enthält ein Stück, das Codex nicht lesen kann',
  ],
  [
    "the copy of your organisation's cloud config is out of date",
    'die Kopie der Cloud-Konfiguration deiner Organisation ist veraltet',
  ],
  [
    'Codex asks the server for it. Where that fails, the TUI and `codex exec` do not start, and Codex in the IDE and the desktop app goes on with its built-in defaults alone.',
    'Codex fragt den Server danach. Gelingt das nicht, starten das TUI und `codex exec` nicht, und Codex in IDE und Desktop-App läuft allein mit seinen eingebauten Vorgaben weiter.',
  ],
  [
    '{1} went {2}: no file that decides it changed. Seen {3}.',
    '{1}, jetzt {2}: Keine Datei, die darüber entscheidet, wurde geändert. Gesehen {3}.',
  ],
  [
    'Look at the sign-in, at the projects that are trusted, and at the version of Codex.',
    'Sieh nach der Anmeldung, nach den Projekten, denen du vertraust, und nach der Version von Codex.',
  ],
];
