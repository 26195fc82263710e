import type { tray as english } from '../en/tray.ts';

export const tray: typeof english = {
  now: 'Der Tray jetzt',
  light: 'Auf heller Leiste',
  dark: 'Auf dunkler Leiste',
  noTitle:
    'Nur macOS hat Platz neben dem Symbol. Das Symbol selbst sagt, welches Limit zuerst greift und was dich braucht.',
  offer: 'Die Zahl in der Menüleiste zeigen?',
  show: 'Zeigen',
  notNow: 'Nein',
  label: 'Angebot',
};
