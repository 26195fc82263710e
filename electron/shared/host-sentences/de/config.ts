import type { SentencePair } from '../translate.ts';

/** Layers of the configuration: what is wrong with them and what changed in them. */
export const config: readonly SentencePair[] = [
  ['Prompt logging', 'Das Protokollieren von Prompts'],
  ['Codex does not start.', 'Codex startet nicht.'],
  ['The configuration is invalid. {1}', 'Die Konfiguration ist ungültig. {1}'],
  ['{1} and {2} more', '{1} und {2} weitere'],
  ['your config.toml', 'deine config.toml'],
  ["this project's .codex/config.toml", '.codex/config.toml dieses Projekts'],
  ['{1} says so{2}', 'festgelegt in: {1}{2}'],
  ['prompt logging', 'Protokollieren von Prompts'],
  [
    'This project switches {1} back on, against {2}.',
    'Dieses Projekt schaltet es wieder ein: {1}. Dagegen steht: {2}.',
  ],
  ['{1} is not marked as trusted in config.toml.', '{1} ist in config.toml nicht als vertraut markiert.'],
  ['{1} to {2} stop on {3}.', '{1} an {2} enden in {3}.'],
  ['Analytics', 'Analysedaten'],
  ['Feedback', 'Rückmeldungen'],
  ['on', 'an'],
  ['off', 'aus'],
  ['On, because {1}', 'An, {1}'],
  ['Off, because {1}', 'Aus, {1}'],
  ['{1}, because {2}', '{1}: {2}'],
  ['analytics', 'Analysedaten'],
  ['feedback', 'Rückmeldungen'],
  ['analytics off', 'Analysedaten aus'],
  [', line {1}', ', Zeile {1}'],
  [' (line {1})', ' (Zeile {1})'],
  ['{1} (line {2})', '{1} (Zeile {2})'],
  [', line {1},', ', Zeile {1},'],
];
