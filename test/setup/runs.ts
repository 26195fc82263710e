/** Returns how often a property is tried: as often as it says in the whole suite, a tenth of it in the quick one. */
export function runs(whole: number): number {
  return process.env.GLANCE_QUICK === '1' ? Math.max(10, Math.ceil(whole / 10)) : whole;
}
