import type { guard as english } from '../../en/governance/guard.ts';
import type { Translation } from '../../message.ts';

const periods = { day: 'heute', week: 'diese Woche', month: 'diesen Monat' };

export const guard: Translation<typeof english> = {
  'guard.usd.over': ({ period, isWhole }) =>
    isWhole
      ? `Es wurde ${periods[period]} mehr ausgegeben, als das Budget erlaubt`
      : `Es wurde ${periods[period]} mindestens so viel ausgegeben, also mehr, als das Budget erlaubt`,
  'guard.usd.within': ({ period }) => `Im Budget (${periods[period]})`,
  'guard.usd.not-known': ({ models }) => `Nicht bekannt: Für ${models.join(', ')} ist kein Preis bekannt`,
  'guard.limit.over': () => 'Vom Limit ist mehr verbraucht als erlaubt',
  'guard.limit.within': () => 'Im Rahmen dessen, was vom Limit erlaubt ist',
  'guard.limit.none': () => 'Nicht bekannt: Keine Sitzung hat ein solches Limit verzeichnet',
  'guard.limit.not-known': () =>
    'Nicht bekannt: Das Limit wurde zurückgesetzt, seit es zuletzt verzeichnet wurde',
  'guard.credits.spent': () => 'Ein Limit ist aufgebraucht, also verbraucht Codex Guthaben.',
  'guard.credits.near': ({ percent }) =>
    `${Math.floor(percent)} % eines Limits sind verbraucht. Nach 100 % verbraucht Codex Guthaben.`,
};
