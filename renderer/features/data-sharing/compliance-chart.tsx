import { scaleLinear } from 'd3-scale';
import type { ComplianceCoverage } from '../../../electron/shared/coverage.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { numberCell, textCell } from '../../ui/charts/frame/chart-data.ts';
import { ChartFrame, type Picture } from '../../ui/charts/frame/chart-frame.tsx';
import { useChartTexts } from '../../ui/charts/frame/chart-texts.ts';
import { seriesFill } from '../../ui/charts/frame/series.tsx';
import styles from './compliance-chart.module.css';

/** Sessions by whether a compliance export would hold them, as one bar. */
export function ComplianceChart({ compliance }: { readonly compliance: ComplianceCoverage }) {
  const { format } = useLocale();
  const { compliance: texts } = useChartTexts();
  const { sessions, visible, invisible, unknown } = compliance;
  const percent = (count: number) => (sessions === 0 ? 0 : (count / sessions) * 100);
  const classes = [
    { key: 'visible', label: texts.visible, count: visible, series: 1 },
    { key: 'invisible', label: texts.invisible, count: invisible, series: 3 },
    { key: 'unknown', label: texts.unknown, count: unknown, series: 6 },
  ].filter(({ count }) => count > 0);
  const draw = ({ width, rem, mark, active, fills }: Picture) => {
    const x = scaleLinear([0, Math.max(1, sessions)], [0, width]);
    let before = 0;
    return {
      marks: classes.map(({ key, count, series }) => {
        const at = x(before);
        before += count;
        const wide = Math.max(2, x(before) - at - 2);
        return (
          <g key={key} {...mark(key)} className={styles.part} data-active={active === key}>
            <rect
              x={at}
              y={0.25 * rem}
              width={wide}
              height={1.5 * rem}
              rx={2}
              fill={seriesFill(fills, series)}
            />
          </g>
        );
      }),
    };
  };
  return (
    <ChartFrame
      title={texts.title}
      file="codex-compliance"
      summary={
        sessions === 0 ? texts.none : texts.summary(format.tokensFull(visible), format.tokensFull(sessions))
      }
      legend={classes.map(({ label, count, series }) => ({ label, series, value: format.tokensFull(count) }))}
      marks={classes.map(({ key, label, count }) => ({
        key,
        name: label,
        value: texts.share(format.tokensFull(count), format.percent(percent(count))),
      }))}
      table={{
        columns: [texts.class, texts.sessions, texts.part],
        rows: classes.map(({ key, label, count }) => ({
          key,
          cells: [
            textCell(label),
            numberCell(count, (each) => format.tokensFull(each)),
            numberCell(percent(count), (each) => format.percent(each)),
          ],
        })),
      }}
      height={2}
      draw={draw}
    />
  );
}
