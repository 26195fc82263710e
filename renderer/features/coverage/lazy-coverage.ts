import { lazyChart } from '../../ui/charts/frame/lazy-chart.tsx';

/** What an export would hold, loaded when it is first drawn. */
export const LazyCoverage = lazyChart(async () => (await import('./coverage-panel.tsx')).CoveragePanel, 32);
