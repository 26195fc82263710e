import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTeams } from '../../../../electron/core/organisation/analytics/teams.ts';
import { forecastCredits } from '../../../../electron/core/organisation/forecast/credits-forecast.ts';

const DAY = 86_400_000;
const now = Date.parse('2026-11-20T10:46:20Z');
const days = (from: string, to: string, creditsOf: (weekday: number, day: number) => number) => {
  const all = new Map<number, number>();
  for (let day = Date.parse(from); day <= Date.parse(to); day += DAY)
    all.set(day, creditsOf(new Date(day).getUTCDay(), day));
  return all;
};

describe('the forecast of credits', () => {
  it('counts each day to come as the mean of its weekday', () => {
    const credits = days('2026-10-01', '2026-11-20', (weekday) => (weekday === 0 || weekday === 6 ? 0 : 100));
    // November 2026 has 21 weekdays.
    expect(forecastCredits(credits, now)).toEqual({
      month: '2026-11',
      soFar: 1_500,
      expected: 2_100,
      low: 2_100,
      high: 2_100,
    });
  });

  it('takes a recent day that has less for one whose rows are late', () => {
    const credits = days('2026-10-01', '2026-11-20', (_weekday, day) =>
      day >= Date.parse('2026-11-18') ? 0 : 10,
    );
    expect(forecastCredits(credits, now)).toMatchObject({ soFar: 170, expected: 300 });
  });

  it('is none from fewer than 14 settled days', () => {
    expect(
      forecastCredits(
        days('2026-11-01', '2026-11-20', () => 10),
        now,
      ),
    ).toBeNull();
    expect(forecastCredits(new Map(), now)).toBeNull();
  });

  it('lies within its range, which lies above what was used', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 51, maxLength: 51 }), (values) => {
        let index = 0;
        const made = forecastCredits(
          days('2026-10-01', '2026-11-20', () => values[index++] ?? 0),
          now,
        );
        if (made === null) throw new Error('None.');
        expect(made.low).toBeLessThanOrEqual(made.expected);
        expect(made.expected).toBeLessThanOrEqual(made.high);
        expect(made.soFar).toBeLessThanOrEqual(made.low);
      }),
    );
  });
});

describe('teams', () => {
  it('are found by id or email in any case', () => {
    const teamOf = readTeams(
      'person,team\nuser-1,Harbor\n"Bob@harbor.example", "Cranes, east"\n\nuser-1,Piers\n',
    );
    expect([
      teamOf('user-1', null),
      teamOf('x', 'bob@HARBOR.example'),
      teamOf('y', null),
      teamOf(null, null),
    ]).toEqual(['Piers', 'Cranes, east', 'unassigned', 'unassigned']);
  });

  it('refuse a line that names none', () => {
    expect(() => readTeams('a,b\nc\n')).toThrow('line 2');
  });
});
