import type { SentencePair } from '../translate.ts';

/** What a person should know of where telemetry goes. */
export const risks: readonly SentencePair[] = [
  ['the collector', 'der Collector'],
  ['Your prompts are in the exported logs.', 'Deine Prompts stehen in den exportierten Logs.'],
  [
    'They go to {1}, and whoever runs that can read them.',
    'Sie gehen an {1}, und wer das betreibt, kann sie lesen.',
  ],
  ['Set otel.log_user_prompt to false.', 'Setze otel.log_user_prompt auf false.'],
  ['Set otel.{1} to false.', 'Setze otel.{1} auf false.'],
];
