import type { organisationApi as english } from '../../en/organisation/api.ts';
import type { Translation } from '../../message.ts';

export const organisationApi: Translation<typeof english> = {
  'organisation-api.key-rejected': () =>
    'Der Schlüssel wurde abgewiesen (401). Prüfe, ob er vollständig, nicht widerrufen und nicht abgelaufen ist und ob er ein Admin-Schlüssel dieses Workspace ist.',
  'organisation-api.no-access': ({ detail }) =>
    `Der Schlüssel darf das nicht lesen (403${detail === null ? '' : `: ${detail}`}). Bitte einen Eigentümer des Workspace um einen Schlüssel mit Leserecht dafür.`,
  'organisation-api.not-found': () =>
    'Unter dieser Adresse gibt es nichts (404). Prüfe die Kennung des Workspace oder der Organisation und die Basisadresse, falls eine gesetzt ist.',
  'organisation-api.gone': () =>
    'OpenAI hat diese Adresse zurückgezogen (410). Ein neueres Glance kennt vielleicht ihren Nachfolger.',
  'organisation-api.refused': ({ status, detail }) =>
    `Die Anfrage wurde abgelehnt (${status}${detail === null ? '' : `: ${detail}`}). Prüfe die Kennungen und die Zeitspanne.`,
  'organisation-api.too-many': () =>
    'Zu viele Anfragen (429). Warte, dann starte erneut: Es geht dort weiter, wo es endete.',
  'organisation-api.server': ({ status }) =>
    `Der Dienst hat versagt (${status}). Starte später erneut: Es geht dort weiter, wo es endete.`,
  'organisation-api.redirected': ({ status }) =>
    `Die Antwort führt anderswohin (${status}), und dorthin wird kein Schlüssel gesendet. Prüfe die Basisadresse.`,
  'organisation-api.unexpected': ({ status }) =>
    `Der Dienst antwortete mit ${status}, was von ihm nicht bekannt ist.`,
  'organisation-api.not-json': () =>
    'Die Antwort ist nicht das dokumentierte JSON. Steht ein Proxy dazwischen, prüfe, was er antwortet.',
  'organisation-api.other-shape': ({ what }) => `Die Antwort hat eine andere Form als dokumentiert: ${what}.`,
  'organisation-api.too-long': ({ size }) => `Die Antwort ist länger als ${size} MB.`,
  'organisation-api.cursor-repeats': () =>
    'Eine Seite führt zu sich selbst oder zu einer früheren, daher ist die Liste nicht bis zum Ende lesbar. Starte später erneut.',
  'organisation-api.unreachable': ({ host, why }) =>
    `${host} ist nicht erreichbar: ${why}. Prüfe das Netz und den Proxy, den die Umgebung nennt.`,
  'organisation-api.slow': ({ host, seconds }) =>
    `${host} antwortete nicht innerhalb von ${seconds} s. Starte später erneut.`,
  'organisation-api.certificate': ({ host, why }) =>
    `Das Zertifikat von ${host} wird nicht anerkannt: ${why}. Beendet ein Proxy von euch TLS, nenne dessen CA mit ca_file.`,
};
