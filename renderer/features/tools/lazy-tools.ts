import { lazyChart } from '../../ui/charts/frame/lazy-chart.tsx';

/** What tools did, loaded when it is first drawn. */
export const LazyTools = lazyChart(async () => (await import('./tools-charts.tsx')).ToolsCharts, 24);
