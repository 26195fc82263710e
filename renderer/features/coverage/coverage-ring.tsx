import { arc, pie } from 'd3-shape';
import type { CoverageReport } from '../../../electron/shared/governance/coverage-report.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import styles from './coverage-panel.module.css';
import { useCoverageTexts } from './coverage-texts.ts';

const SIZE = 120;

/** The parts of the ring, in its order. */
export const parts = ['covered', 'gap', 'notKnown'] as const;
export type Part = (typeof parts)[number];

/** Sums the sessions of the report's own span by what an export would hold of them. */
export function partsOf(report: CoverageReport): Record<Part, number> {
  const { workspace, notKnown } = report.accounts;
  return {
    covered: workspace,
    gap: report.gap.length,
    notKnown: notKnown + report.byClass.unknown.sessions,
  };
}

/** A ring of the sessions by what an export would hold of them, with its share in words. */
export function CoverageRing({ report }: { readonly report: CoverageReport }) {
  const { format } = useLocale();
  const texts = useCoverageTexts();
  const counts = partsOf(report);
  const slices = pie<Part>()
    .sort(null)
    .value((part) => counts[part])
    .padAngle(0.03)(parts.filter((part) => counts[part] > 0));
  const shape = arc<(typeof slices)[number]>()
    .innerRadius(SIZE / 2 - 16)
    .outerRadius(SIZE / 2)
    .cornerRadius(2);
  const full = (count: number) => format.tokensFull(count);
  return (
    <figure className={styles.ring}>
      <svg
        viewBox={`${-SIZE / 2} ${-SIZE / 2} ${SIZE} ${SIZE}`}
        role="img"
        aria-label={texts.ring(full(counts.covered), full(counts.gap), full(counts.notKnown))}
      >
        {slices.length === 0 ? <circle r={SIZE / 2 - 8} className={styles.empty} /> : null}
        {slices.map((slice) => (
          <path key={slice.data} d={shape(slice) ?? ''} className={styles.slice} data-part={slice.data} />
        ))}
        <text className={styles.share} textAnchor="middle" dy="0.35em">
          {report.sessions === 0 ? '–' : format.percent((100 * counts.covered) / report.sessions)}
        </text>
      </svg>
      <figcaption>
        <ul className={styles.legend} aria-hidden="true">
          {parts.map((part) => (
            <li key={part}>
              <span className={styles.swatch} data-part={part} />
              {texts[part]} <strong>{full(counts[part])}</strong>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
