import { type ReactNode, useId, useRef, useState } from 'react';
import { WEEK_MS } from '../../../../electron/shared/durations.ts';
import { HostText } from '../../../i18n/host-text.tsx';
import { useLocale } from '../../../i18n/locale-context.tsx';
import type { Route } from '../../../state/navigation/route.ts';
import type { Answer } from '../../../state/use-answer.ts';
import { Section } from '../../section/section.tsx';
import { chartCsv } from './chart-csv.ts';
import type { ChartMark, ChartTable, LegendEntry } from './chart-data.ts';
import styles from './chart-frame.module.css';
import { useChartTexts } from './chart-texts.ts';
import { DataTable } from './data-table.tsx';
import lines from './lines.module.css';
import { pngUrl, svgFile } from './picture-file.ts';
import save from './save-menu.module.css';
import { SaveMenu } from './save-menu.tsx';
import { Legend, SeriesFills } from './series.tsx';
import { type Box, useBox } from './use-box.ts';
import { type MarkProps, useMarks } from './use-marks.ts';

/** What a chart draws into. CSS pixels. */
export interface Picture extends Box {
  readonly height: number;
  /** The key of the mark that is read out. */
  readonly active: string | null;
  /** What the element of a mark needs. */
  readonly mark: (key: string) => MarkProps;
  /** Tells the fills of this chart from those of others; see `seriesFill`. */
  readonly fills: string;
}

/** The layers of a drawn chart, from the back. Only marks are read by a screen reader. */
export interface Drawing {
  readonly behind?: ReactNode;
  readonly marks: ReactNode;
  readonly front?: ReactNode;
}

export interface ChartFrameProps {
  readonly title: string;
  /** The name of its files, in lower case with dashes. */
  readonly file: string;
  readonly opens?: Route | undefined;
  /** What chooses what is shown. */
  readonly controls?: ReactNode;
  /** What is read out while nothing is pointed at. */
  readonly summary: string;
  /** What the host answered to the question for the figures. */
  readonly answer?: Answer<unknown>;
  /** True until the figures are known, where `answer` does not say so. */
  readonly isWaiting?: boolean;
  readonly legend?: readonly LegendEntry[];
  /** Where marks are in rows: how many a row has, so that up and down go to the next row. */
  readonly columns?: number;
  readonly marks: readonly ChartMark[];
  readonly table: ChartTable;
  /** In rem. */
  readonly height: number;
  readonly draw: (picture: Picture) => Drawing;
  /** Below the picture. */
  readonly children?: ReactNode;
}

const noLegend: readonly LegendEntry[] = [];

/**
 * The frame of a chart: its title, what the pointer or the keyboard is on, the same figures as a table, and both as
 * files. In private mode nothing is saved.
 */
export function ChartFrame(props: ChartFrameProps) {
  const { title, legend = noLegend, table, marks: all } = props;
  const texts = useChartTexts();
  const { format, isPrivate, now } = useLocale();
  const fills = useId().replace(/[^\w-]/g, '');
  const [isTable, setIsTable] = useState(false);
  const { ref, box } = useBox<HTMLDivElement>();
  const svg = useRef<SVGSVGElement>(null);
  const marks = useMarks(svg, all, legend, props.columns);
  const height = props.height * box.rem;
  const drawing = props.draw({
    ...box,
    height,
    active: marks.active?.key ?? null,
    mark: marks.mark,
    fills,
  });
  const values = marks.active?.parts ?? legend.map(({ value = null }) => value);
  // As of a later time, so that the date is in it.
  const source = texts.source(format.moment(new Date(now).toISOString(), now + WEEK_MS));
  const make = (as: 'csv' | 'svg' | 'png') => {
    if (as === 'csv' || svg.current === null) return chartCsv(table);
    const swatches = [...(ref.current?.querySelectorAll<SVGSVGElement>('[data-swatch]') ?? [])];
    const file = svgFile(svg.current, { title, source, legend, swatches });
    return as === 'svg' ? file : pngUrl(file);
  };
  const aside = (
    <div className={styles.tools}>
      {props.controls}
      <button
        type="button"
        className={save.press}
        aria-pressed={isTable}
        aria-label={texts.tableOf(title)}
        onClick={() => setIsTable(!isTable)}
      >
        {texts.table}
      </button>
      {isPrivate ? null : <SaveMenu title={title} file={props.file} make={make} />}
    </div>
  );
  return (
    <Section title={title} aside={aside} opens={props.opens}>
      <div ref={ref} className={styles.chart}>
        <p
          className={styles.readout}
          title={marks.active?.value ?? props.summary}
          aria-hidden="true"
          hidden={isTable}
        >
          {marks.active === null ? (
            props.summary
          ) : (
            <>
              <strong className={styles.name}>{marks.active.name}</strong> {marks.active.value}
            </>
          )}
        </p>
        {isTable ? <DataTable title={texts.tableOf(title)} table={table} /> : null}
        <svg
          ref={svg}
          className={styles.picture}
          width={box.width}
          height={height}
          viewBox={`0 0 ${box.width} ${height}`}
          data-shown={!isTable}
          aria-busy={props.isWaiting ?? props.answer?.state === 'waiting'}
          role={all.length === 0 ? 'img' : 'listbox'}
          aria-label={`${title}. ${props.summary}`}
          {...marks.list}
        >
          <SeriesFills id={fills} />
          <Unread>{drawing.behind}</Unread>
          {drawing.marks}
          <Unread>{drawing.front}</Unread>
        </svg>
        {legend.length === 0 ? null : (
          <Legend id={fills} entries={legend} values={values} isShown={!isTable} />
        )}
        {props.children}
        {props.answer?.state === 'failed' ? (
          <p className={lines.note}>
            <HostText>{props.answer.why}</HostText>
          </p>
        ) : null}
      </div>
    </Section>
  );
}

/** Not for screen readers, which have the marks and the table. */
const unread = { 'aria-hidden': true } as const;

function Unread({ children }: { readonly children: ReactNode }) {
  return (
    <g className={styles.unread} {...unread}>
      {children}
    </g>
  );
}
