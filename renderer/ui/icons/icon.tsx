import type { ReactNode } from 'react';

/** A line with round ends and corners. */
const line = (d: string, width: number) => (
  <path
    d={d}
    fill="none"
    stroke="currentColor"
    strokeWidth={width}
    strokeLinecap="round"
    strokeLinejoin="round"
  />
);

const eye = (
  <path
    d="M1.2 8S3.7 3.5 8 3.5 14.8 8 14.8 8 12.3 12.5 8 12.5 1.2 8 1.2 8z"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.4"
    strokeLinejoin="round"
  />
);

/**
 * Signs of state. Each has a shape of its own, so that colour only repeats what the shape says:
 * check = good, triangle = attention, octagon = problem, filled dot = on, ring = off, arrow = leaves the
 * machine, dash = unknown.
 */
const shapes = {
  good: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M4.8 8.3l2.2 2.2 4.3-4.7" className="cut" />
    </>
  ),
  warning: (
    <>
      <path
        d="M8 1.6 15 14H1z"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinejoin="round"
      />
      <path d="M8 6.2v3.6M8 12v.1" className="cut" />
    </>
  ),
  critical: (
    <>
      <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" fill="currentColor" />
      <path d="M8 4.4v4.2M8 11.4v.1" className="cut" />
    </>
  ),
  note: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M8 7.6v3.8M8 4.7v.1" className="cut" />
    </>
  ),
  calm: <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  out: line('M2.5 8h10M9 4.2 12.8 8 9 11.8', 1.8),
  on: <circle cx="8" cy="8" r="5" fill="currentColor" />,
  off: <circle cx="8" cy="8" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  unknown: (
    <path
      d="M3.5 8h9"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeDasharray="2 3.5"
    />
  ),
  untested: (
    <>
      <circle cx="8" cy="8" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 3.8a4.2 4.2 0 0 1 0 8.4z" fill="currentColor" />
    </>
  ),
  lock: (
    <path
      d="M4 7h8a.8.8 0 0 1 .8.8v5.4a.8.8 0 0 1-.8.8H4a.8.8 0 0 1-.8-.8V7.8A.8.8 0 0 1 4 7zm1.4 0V5a2.6 2.6 0 0 1 5.2 0v2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  ),
  seen: (
    <>
      {eye}
      <circle cx="8" cy="8" r="2.1" fill="currentColor" />
    </>
  ),
  hidden: (
    <>
      {eye}
      <path d="M2.5 14 13.5 2" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  settings: (
    <g fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round">
      <path d="M6.4 2.9 6.7 1 9.3 1 9.6 2.9 10.5 3.3 12 2.1 13.9 4 12.7 5.5 13.1 6.4 15 6.7 15 9.3 13.1 9.6 12.7 10.5 13.9 12 12 13.9 10.5 12.7 9.6 13.1 9.3 15 6.7 15 6.4 13.1 5.5 12.7 4 13.9 2.1 12 3.3 10.5 2.9 9.6 1 9.3 1 6.7 2.9 6.4 3.3 5.5 2.1 4 4 2.1 5.5 3.3z" />
      <circle cx="8" cy="8" r="2.2" />
    </g>
  ),
  desk: line('M9.5 2.5h4v4M13.3 2.7 8.2 7.8M6 3H2.8v10.2H13V10', 1.5),
  close: (
    <path
      d="M3 3l10 10M13 3 3 13"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
    />
  ),
  refresh: line('M13.4 8a5.4 5.4 0 1 1-1.6-3.8L13.4 5.8M13.4 2.6v3.2h-3.2', 1.5),
  chevron: line('M5.5 2.5 11 8l-5.5 5.5', 2.2),
  mark: (
    <>
      <rect x="1" y="3" width="14" height="5" rx="2.5" fill="currentColor" opacity=".28" />
      <rect x="1" y="3" width="9" height="5" rx="2.5" fill="currentColor" />
      <rect x="1" y="10.5" width="14" height="2.5" rx="1.25" fill="currentColor" opacity=".28" />
      <rect x="1" y="10.5" width="6" height="2.5" rx="1.25" fill="currentColor" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

/** A sign at the size of the text beside it, which says in words what it means. */
export function Icon(props: {
  readonly name: IconName;
  readonly size?: number;
  readonly className?: string | undefined;
}) {
  // In rem, so that signs grow with the text beside them.
  const size = `${(props.size ?? 14) / 16}rem`;
  return (
    <svg className={props.className} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {shapes[props.name]}
    </svg>
  );
}
