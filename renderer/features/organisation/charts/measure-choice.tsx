import { Segments } from '../../../ui/controls/segments.tsx';

/** Chooses what a chart measures. */
export function MeasureChoice<Measure extends string>(props: {
  readonly texts: Readonly<Record<Measure | 'measure', string>>;
  readonly measures: readonly Measure[];
  readonly value: Measure;
  readonly onChoose: (measure: Measure) => void;
}) {
  const { texts, measures, value, onChoose } = props;
  return (
    <Segments
      label={texts.measure}
      value={value}
      choices={measures.map((measure) => ({ value: measure, name: texts[measure] }))}
      onChoose={onChoose}
    />
  );
}
