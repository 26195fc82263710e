import { analytics } from './de/analytics.ts';
import { answers } from './de/answers.ts';
import { app } from './de/app.ts';
import { codex } from './de/codex.ts';
import { config } from './de/config.ts';
import { edits } from './de/edits.ts';
import { exports } from './de/exports.ts';
import { health } from './de/health.ts';
import { knownBehaviour } from './de/known-behaviour.ts';
import { limits } from './de/limits.ts';
import { risks } from './de/risks.ts';
import { sessions } from './de/sessions.ts';
import { values } from './de/values.ts';
import { sentenceTranslator } from './translate.ts';

export const germanSentences = [
  ...knownBehaviour,
  ...edits,
  ...codex,
  ...config,
  ...values,
  ...limits,
  ...app,
  ...sessions,
  ...analytics,
  ...health,
  ...exports,
  ...answers,
  ...risks,
];

/** Says in German what the host says in English. */
export const inGerman = sentenceTranslator(germanSentences);
