import type { pricing as english } from '../../en/usage/pricing.ts';
import type { Translation } from '../../message.ts';

export const pricing: Translation<typeof english> = {
  'pricing.since': ({ version, verified }) =>
    `Codex ${version} ist nicht geprüft und hat das vielleicht gebracht. Die Preise sind die mit ${verified} bekannten.`,
  'pricing.tier-unknown': ({ tier, model }) =>
    `Für die Dienststufe „${tier}“ von ${model} ist kein Preis bekannt, also auch nicht, was sie kostet.`,
  'pricing.tier-unknown.why': () =>
    'Das Modell selbst hat einen Preis. Die Stufe ist vielleicht neu oder von einem anderen Anbieter.',
  'pricing.tier-unknown.remedy': () =>
    'Trag ihren Faktor unter `tiers` in prices.json im Zustandsordner ein.',
  'pricing.model-unknown': ({ model }) =>
    `Für ${model} ist kein Preis bekannt, also auch nicht, was es kostet.`,
  'pricing.model-unknown.remedy': () => 'Trag seine Preise in prices.json im Zustandsordner ein.',
  'pricing.stale': ({ days }) => `Die Preistabelle ist ${days} Tage alt.`,
  'pricing.stale.why': ({ asOf }) =>
    `Sie ist vom ${asOf}. Preise, die sich seitdem geändert haben, fehlen darin.`,
  'pricing.stale.remedy': () =>
    'Aktualisiere Glance, oder übernimm eine neuere Tabelle mit `codex-glance pricing update --from FILE`.',
  'pricing.invalid': ({ file }) => `Nicht zu gebrauchen sind die Preise in ${file}.`,
  'pricing.invalid-at': ({ file, line }) => `Nicht zu gebrauchen sind die Preise in ${file}, Zeile ${line}.`,
  'pricing.invalid.why': ({ reason }) => `${reason}. Stattdessen gelten die Preise, die mit Glance kommen.`,
  'pricing.invalid.remedy': () => 'Berichtige die Zeile, oder lösche die Datei.',
  'pricing.month.api': () => 'Dieser Monat zu API-Preisen',
  'pricing.month.credits': () => 'Dieser Monat in Codex-Credits',
  'pricing.month.return': () => 'API-Wert dieses Monats je Dollar des Abos',
  'pricing.in-tier': ({ model, tier }) => `${model} in ${tier}`,
  'pricing.assumed.default-tier': ({ models }) =>
    `Eine Antwort, die keine Dienststufe nennt, lief in der Vorgabe ihres Modells: ${[...models, 'alle anderen in standard'].join(', ')}.`,
  'pricing.assumed.first-day': () =>
    'Ein Preis gilt vom Beginn seines ersten Tages an, in der Zeitzone, in der Tage gezählt werden.',
  'pricing.assumed.factors-multiply': () =>
    'Die Faktoren von langem Kontext und Dienststufe werden miteinander malgenommen, auch bei Credits.',
  'pricing.assumed.regional': ({ factor }) =>
    `Jede Anfrage wird regional verarbeitet, zum ${factor}-Fachen des Preises.`,
  'pricing.assumed.not-regional': () => 'Keine Anfrage wird regional verarbeitet.',
  'pricing.no-json': () => 'sie ist kein JSON',
  'pricing.wrong': ({ key, what }) => `${key}: ${what}`,
  'pricing.wrong-file': ({ what }) => `die Datei: ${what}`,
};
