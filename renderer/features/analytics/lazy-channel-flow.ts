import { lazyChart } from '../../ui/charts/frame/lazy-chart.tsx';

/** What leaves from where to where, loaded when it is first drawn. */
export const LazyChannelFlow = lazyChart(
  async () => (await import('./channel-flow-chart.tsx')).ChannelFlowChart,
  20,
);
