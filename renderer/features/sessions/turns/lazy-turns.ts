import { lazyChart } from '../../../ui/charts/frame/lazy-chart.tsx';

/** The charts of a session's turns, loaded when they are first drawn. */
export const LazyTurnCharts = lazyChart(async () => (await import('./turn-charts.tsx')).TurnCharts, 32);
