import { lazyChart } from '../../ui/charts/frame/lazy-chart.tsx';

/** Whether signals arrived over 30 days, loaded when it is first drawn. */
export const LazyHealthStrips = lazyChart(
  async () => (await import('./health-strips-chart.tsx')).HealthStripsChart,
  14,
);
