import type { Strings } from '../en.ts';

export const configLayers: Strings['configLayers'] = {
  title: 'Wer entscheidet, Höchste zuerst',
  reading: 'Die Ebenen werden gelesen',
  failed: (message) => `Die Ebenen konnten nicht gelesen werden. ${message}`,
  state: {
    decides: 'Entscheidet',
    overruled: 'Überstimmt',
    'not-counted': 'Gilt nicht',
    'not-set': 'Nicht gesetzt',
    missing: 'Keine Datei',
    disabled: 'Nicht benutzt',
    error: 'Nicht lesbar',
  },
  part: { true: 'gilt', false: 'überstimmt' },
  layer: {
    default: 'Vorgabe von Codex',
    packaged: 'Vorgaben des Pakets',
    system: 'Systemkonfiguration',
    cloud: 'Workspace-Konfiguration',
    user: 'Deine Konfiguration',
    profile: 'Profil',
    project: 'Projektkonfiguration',
    flags: 'Befehlszeile',
    managed: 'Verwaltete Konfiguration',
    'managed-mdm': 'Geräteverwaltung',
    'requirements-system': 'Auflagen des Systems',
    'requirements-cloud': 'Auflagen des Workspace',
    'requirements-managed': 'Verwaltete Auflagen',
    'requirements-mdm': 'Auflagen der Geräteverwaltung',
  },
  named: (layer, name) => `${layer} „${name}“`,
};
