import { lazyChart } from '../../../ui/charts/frame/lazy-chart.tsx';

/** A window over its course, loaded when it is first drawn. */
export const LazyLimitCourse = lazyChart(
  async () => (await import('./limit-course-chart.tsx')).LimitCourseChart,
  26,
);
