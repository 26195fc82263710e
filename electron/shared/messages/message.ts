/** A value in a sentence. Numbers and moments are raw; the language's function formats them. */
export type Param = string | number | boolean | null | Message | readonly Param[];
export type Params = Readonly<Record<string, Param>>;

/** A sentence, or part of one, as data: every language can be made of it, and it can be sent and kept. */
export interface Message {
  /** Subject and what is so, such as `probe.refused`. */
  readonly id: string;
  readonly params: Params;
  /** In English, as the command line and its documents print it. */
  readonly text: string;
}

declare const clause: unique symbol;

/** Part of a sentence that is a message of its own. A language's function gets it in that language. */
export type Clause = string & { readonly [clause]: true };

/** The messages of one subject in one language, by id. */
export type Catalogue = Readonly<Record<string, (params: never) => string>>;

/** The parameters that a language's function takes. */
export type ParamsOf<F> = F extends () => string
  ? Record<never, never>
  : F extends (params: infer P) => string
    ? P
    : never;

/** The parameters as a message is made with them: a clause is given as a message. */
type Given<P> = { readonly [Name in keyof P]: GivenParam<P[Name]> };
type GivenParam<T> = T extends Clause
  ? Message
  : T extends readonly (infer Item)[]
    ? readonly GivenParam<Item>[]
    : T;

type Arguments<F> = F extends () => string ? [] : [params: Given<ParamsOf<F>>];

/** What every other language has to say: the same messages, from the same parameters. */
export type Translation<C> = {
  readonly [Id in keyof C]: C[Id] extends () => string ? () => string : (params: ParamsOf<C[Id]>) => string;
};

/** Makes messages of a subject, typed by its English functions. */
export type MessageMaker<C extends Catalogue> = <Id extends keyof C & string>(
  id: Id,
  ...params: Arguments<C[Id]>
) => Message;

/** Returns the maker of a subject's messages. */
export function messageMaker<const C extends Catalogue>(english: C): MessageMaker<C> {
  return (id, ...[params = {}]) => ({
    id,
    params: params as Params,
    text: render(english[id], params as Params, ({ text }) => text),
  });
}

/** Runs a language's function; the messages among its parameters come as text of the same language. */
export function render(
  write: Catalogue[string] | undefined,
  params: Params,
  translated: (clause: Message) => string,
): string {
  const inWords = (param: Param): unknown => {
    if (isMessage(param)) return translated(param);
    return isList(param) ? param.map(inWords) : param;
  };
  // Most are plain, and a command may make hundreds of messages before anything is compiled.
  if (isPlain(params)) return (write as (params: unknown) => string)(params);
  const entries = Object.entries(params).map(([name, param]) => [name, inWords(param)]);
  return (write as (params: unknown) => string)(Object.fromEntries(entries));
}

/** True for what `messageMaker` makes, also where it was sent or kept since. */
export function isMessage(value: unknown): value is Message {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string' &&
    'params' in value &&
    typeof value.params === 'object' &&
    value.params !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    Object.keys(value).length === 3
  );
}

function isPlain(params: Params): boolean {
  for (const name in params) if (typeof params[name] === 'object' && params[name] !== null) return false;
  return true;
}

function isList(param: Param): param is readonly Param[] {
  return Array.isArray(param);
}

/** The English text of a message. */
export function textOf(message: Message): string {
  return message.text;
}

/** False for words that are not ours, such as an error of the system, which no language has. */
export function isOurs(message: Message): boolean {
  return message.id !== 'words.verbatim';
}
