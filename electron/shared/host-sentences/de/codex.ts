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
];
