import { lazyChart } from '../../ui/charts/frame/lazy-chart.tsx';

/** Sessions by class of sign-in, loaded when it is first drawn. */
export const LazyCompliance = lazyChart(
  async () => (await import('./compliance-chart.tsx')).ComplianceChart,
  9,
);
