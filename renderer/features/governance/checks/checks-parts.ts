export { ChecksView } from './checks-view.tsx';
export { PolicyRow } from './policy-row.tsx';
