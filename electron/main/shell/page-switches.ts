/**
 * Switches of Chromium for the page. It is looked at for seconds, in which to compile what runs often does
 * not pay: without a JIT it paints a few milliseconds later, takes a sixth less memory, which no longer
 * grows with use, and has none that is both written and run. Chromium has this mode for sites that are to
 * have no JIT. The main process has started before switches are read, and keeps its own.
 */
export const pageSwitches = { 'js-flags': '--jitless' } as const;
