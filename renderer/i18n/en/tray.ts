/** The icon of the tray app, and what stands beside it. */
export const tray = {
  now: 'The tray now',
  light: 'On a light bar',
  dark: 'On a dark bar',
  noTitle:
    'Only macOS has a place beside the icon. The icon itself says which limit binds, and what needs you.',
  offer: 'Show the number in the menu bar?',
  show: 'Show',
  notNow: 'No',
  label: 'Offer',
};
