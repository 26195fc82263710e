import type { OrganisationView } from '../../../../electron/shared/contract/organisation-view.ts';
import type { Answer } from '../../../state/use-answer.ts';

/** What each chart of the organisation takes: the view, which is empty until it is known, and how the question stands. */
export interface ChartProps {
  readonly view: OrganisationView;
  readonly answer: Answer<unknown>;
}
