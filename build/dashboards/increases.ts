/** Makes questions for the increase of counters, of what the user chose. `chosen`: matchers of PromQL. */
export function increasesOf(chosen: string) {
  const summed = (metric: string, range: string, by: string, matchers: string): string => {
    const grouped = by === '' ? 'sum' : `sum by (${by}) `;
    const given = matchers === '' ? chosen : `${matchers},${chosen}`;
    return `${grouped}(increase(${metric}{${given}}[${range}]))`;
  };
  return {
    /** The increase over the whole range that the user looks at. */
    whole: (metric: string, by = '', matchers = '') => summed(metric, '$__range', by, matchers),
    /** The increase over each step of a line. */
    step: (metric: string, by = '', matchers = '') => summed(metric, '$__rate_interval', by, matchers),
  };
}
