import { lazyChart } from '../../../ui/charts/frame/lazy-chart.tsx';

/** Tokens by day and model, loaded when it is first drawn. */
export const LazyDayStack = lazyChart(async () => (await import('./day-stack-chart.tsx')).DayStackChart, 20);
