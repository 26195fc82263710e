import { lazyChart } from '../../../ui/charts/frame/lazy-chart.tsx';

/** The cost of the month with its forecast, loaded when it is first drawn. */
export const LazyMonthFan = lazyChart(async () => (await import('./month-fan-chart.tsx')).MonthFanChart, 18);
