import { createContext } from 'react';

/** Whether a detail view stands beside the overview, in a panel that has the way out, or in its place. */
export const BesideContext = createContext(false);
