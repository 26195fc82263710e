import type { DetailStrings as Strings } from '../../../renderer/i18n/detail-texts.ts';
import type { EditSample } from '../../fixtures/edit-reports.ts';
import type { SampleName } from '../../fixtures/snapshots/sample-names.ts';

/** How the system shows the page, apart from its theme. `large`: text at twice its size. */
export type Look = 'plain' | 'contrast' | 'forced' | 'rtl' | 'large';

/**
 * What the host does. `silent`: it has no answer. `lost`, `expired`: the line breaks after the first.
 * `tray`: the page is in the popover of the tray app.
 */
export type HostMood = 'well' | 'silent' | 'lost' | 'expired' | 'tray';

/** One picture of the popover. */
export interface Shot {
  readonly sample: SampleName;
  readonly file: string;
  /** The popover's own height, or as tall as its content. */
  readonly height: number | 'full';
  /** CSS pixels; as wide as the popover where it is left out. */
  readonly width?: number;
  /** The names of the controls to press, one after the other, or how they begin. */
  readonly press?: (strings: Strings) => readonly string[];
  readonly plan?: EditSample;
  readonly done?: EditSample;
  /** What is so once it is written. */
  readonly after?: SampleName;
  readonly look?: Look;
  readonly host?: HostMood;
  /** What an Inspector has received. */
  readonly news?: 'none' | 'some';
  /** How many sessions the history has. */
  readonly sessions?: number;
  /** How much the organisation's APIs say; all of it where it is left out. */
  readonly organisation?: 'sparse' | 'large';
  /** `none`: no baseline is pinned. `same`: nothing changed since. */
  readonly drift?: 'none' | 'same';
  /** The policy that the settings name. */
  readonly policy?: string;
  /** The fragment of the address that the page begins with. */
  readonly place?: string;
}

/** The widths at which a view is pictured: the popover, a tablet, a screen. */
export const widths = [360, 900, 1280] as const;

/** The size of a page that is so wide; a desk is no taller than a screen. */
export const deskOf = (width: number) =>
  ({ width, height: width < 900 ? 'full' : 900 }) satisfies Partial<Shot>;
