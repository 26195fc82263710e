import { lazyChart } from '../../../ui/charts/frame/lazy-chart.tsx';

/** Tokens by hour and weekday, loaded when it is first drawn. */
export const LazyHours = lazyChart(async () => (await import('./hours-chart.tsx')).HoursChart, 18);
