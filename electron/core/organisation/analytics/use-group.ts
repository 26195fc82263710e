import type { OrgMeasures } from '../../../shared/schema/organisation/org-usage.ts';
import type { PersonSum } from './day-sums.ts';
import { GroupHistory } from './group-history.ts';
import { useNames } from './measures.ts';
import { PeopleSet } from './people-set.ts';
import { MeasureSum } from './sum.ts';
import type { KeptDaySum } from './sum-tables.ts';

/** A sum of use, with its people and its history. */
export class UseGroup {
  readonly history: GroupHistory;
  private readonly sum = new MeasureSum(useNames);
  private set: PeopleSet | null = null;
  private counted: number | null = null;

  constructor(now: number) {
    this.history = new GroupHistory(now);
  }

  /** Takes in a sum of a day. */
  add(sum: KeptDaySum): void {
    this.sum.addValues(sum.values);
    this.history.add(sum);
    if (sum.people === null) return;
    this.set ??= new PeopleSet();
    this.set.join(sum.people);
  }

  /** Takes in the sum of a person who is in no other. */
  addPerson(sum: PersonSum): void {
    this.sum.addValues(sum.values);
    this.history.add(sum);
    this.counted = (this.counted ?? 0) + Number(sum.activeDays > 0);
  }

  get values(): { readonly people: number | null } & OrgMeasures {
    return { people: this.counted ?? this.set?.size ?? null, ...this.sum.values };
  }
}
