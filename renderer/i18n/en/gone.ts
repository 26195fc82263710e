/** What was opened is no longer there. */
export const gone = {
  signal: { title: 'OTel', why: 'This signal is no longer reported.' },
  limit: { title: 'Limit', why: 'This limit is no longer reported.' },
  finding: { title: 'Finding', why: 'This finding no longer holds: it was fixed, or its cause is gone.' },
};
