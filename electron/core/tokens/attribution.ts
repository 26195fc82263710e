import { entryOf } from '../collections/entry-of.ts';

/** What the price of a response depends on besides its day. */
export interface Attribution {
  /** Null where the rollout does not say, as for the others. */
  readonly model: string | null;
  readonly effort: string | null;
  readonly serviceTier: string | null;
  /** The request had more than `LONG_CONTEXT` input tokens, above which providers charge more. */
  readonly longContext: boolean;
}

/** A whole request with more input tokens is priced as a long one. */
export const LONG_CONTEXT = 272_000;

const SEPARATOR = '\n';

/** Writes the attribution as one text: equal texts mean equal attributions. */
export function attributionText(
  model: string | null,
  effort: string | null,
  serviceTier: string | null,
  longContext: boolean,
): string {
  return [model ?? '', effort ?? '', serviceTier ?? '', longContext ? 'long' : ''].join(SEPARATOR);
}

const known = new Map<string, Attribution>();

/** Parses an `attributionText`. Equal texts give the same object. */
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
