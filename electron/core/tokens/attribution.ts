import { entryOf } from '../collections/entry-of.ts';

/** What a response was: all that its price and its place in a breakdown depend on, besides its time. */
export interface Attribution {
  /** Null where the rollout does not say; so for the others. */
  readonly model: string | null;
  readonly effort: string | null;
  readonly serviceTier: string | null;
  /** The request was longer than `LONG_CONTEXT` input tokens, from where on providers charge more. */
  readonly longContext: boolean;
}

/** Input tokens above which a whole request is priced as a long one. */
export const LONG_CONTEXT = 272_000;

const SEPARATOR = '\n';

/** The attribution as one text: equal texts mean equal attributions. */
export function attributionText(
  model: string | null,
  effort: string | null,
  serviceTier: string | null,
  longContext: boolean,
): string {
  return [model ?? '', effort ?? '', serviceTier ?? '', longContext ? 'long' : ''].join(SEPARATOR);
}

const known = new Map<string, Attribution>();

/** What `attributionText` was made of. The same text gives the same object. */
export function readAttribution(text: string): Attribution {
  return entryOf(known, text, () => {
    const [model, effort, serviceTier, long] = text.split(SEPARATOR);
    return {
      model: model || null,
      effort: effort || null,
      serviceTier: serviceTier || null,
      longContext: long === 'long',
    };
  });
}
