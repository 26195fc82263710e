import type { SentencePair } from '../translate.ts';

/** Which Codex is in use, and what is not known of a newer one or of the organisation. */
export const codex: readonly SentencePair[] = [
  ['Codex {1} is not verified', 'Codex {1} ist nicht geprüft'],
  ['Codex {1} is not verified. With {2}:', 'Codex {1} ist nicht geprüft. Mit {2}:'],
  ['With {1}: {2}', 'Mit {1}: {2}'],
  ['Not known: {1}. With {2}: {3}', 'Nicht bekannt: {1}. Mit {2}: {3}'],
  ['Not known: {1}', 'Nicht bekannt: {1}'],
  ['Not known: {1}.', 'Nicht bekannt: {1}.'],
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
];
