import type { gone as english } from '../en/gone.ts';

export const gone: typeof english = {
  signal: { title: 'OTel', why: 'Dieses Signal wird nicht mehr gemeldet.' },
  limit: { title: 'Limit', why: 'Dieses Limit wird nicht mehr gemeldet.' },
  finding: {
    title: 'Befund',
    why: 'Dieser Befund gilt nicht mehr: Er wurde behoben, oder seine Ursache ist weg.',
  },
};
