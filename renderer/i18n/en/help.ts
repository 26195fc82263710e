/** What the keys do, and what the signs and bars mean. */
export const help = {
  title: 'Help',
  keys: 'Keys',
  key: {
    r: 'Refresh',
    a: 'Analytics, and the switch',
    t: 'Tokens by day, model and project',
    p: 'Hide folders, addresses and exact counts',
    esc: 'Back, or close the popover',
    help: 'This page',
  },
  signs: 'Signs',
  sign: {
    good: 'Checked and working',
    out: 'Leaves this machine: neither good nor bad',
    off: 'Off: nothing leaves',
    untested: 'Set, not tested',
    warning: 'Needs attention',
    critical: 'Stops work, or does not arrive',
    unknown: 'Not known',
  },
  bars: 'Bars',
  bar: {
    mark: 'The upright mark shows where even use would be now.',
    hatch: 'The hatched part is what this pace adds until the reset.',
  },
  organisation: {
    title: 'Organisation',
    why: 'An administrator can show what the organisation’s own APIs say beside what this machine knows.',
    open: 'The organisation, and how to set it up',
  },
};
