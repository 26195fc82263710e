/** The desk: what a wide window shows. */
export const desk = {
  sections: 'Sections',
  skip: 'Skip to the content',
  overview: 'Overview',
  use: 'Use',
  tools: 'Tools',
  sessions: 'Sessions',
  organisation: 'Organisation',
  governance: 'Governance',
  posture: 'Posture',
  checks: 'Checks',
  drift: 'Changes',
  help: 'Help',
  chosen: 'Chosen',
  close: 'Close',
  closeKey: 'Close this view',
  copyLink: 'Copy link',
};
