import type { SentencePair } from '../translate.ts';

/** What Codex makes of exporters: endpoints, headers, the command that gives them, files of TLS. */
export const exports: readonly SentencePair[] = [['It is {1}. {2}', 'Es ist {1}. {2}']];
