/** A file of a stack in parts that can be taken away one by one. */
export interface FileSpec {
  /** Each is whole lines of TOML; bare keys stand before tables. */
  readonly blocks: readonly string[];
  readonly bom?: boolean;
  readonly crlf?: boolean;
}

/** A whole machine's configuration. `$HOME` is the Codex home, `$PROJ` a project, in names and contents. */
export interface StackSpec {
  readonly files: Readonly<Record<string, FileSpec>>;
  readonly cwd: '$PROJ' | '$PROJ/sub' | null;
  /** `-c` options. */
  readonly flags: readonly string[];
}

export function textOf({ blocks, bom, crlf }: FileSpec): string {
  const text = `${bom ? '\uFEFF' : ''}${blocks.map((block) => `${block}\n`).join('')}`;
  return crlf ? text.replaceAll('\n', '\r\n') : text;
}

/** Every stack that has one part less, whole files first. */
export function smallerStacks(spec: StackSpec): StackSpec[] {
  const names = Object.keys(spec.files);
  const changed = (name: string, file: FileSpec | null): StackSpec => {
    const { [name]: _gone, ...others } = spec.files;
    return { ...spec, files: file === null ? others : { ...spec.files, [name]: file } };
  };
  return [
    ...names.map((name) => changed(name, null)),
    ...(spec.flags.length > 0 ? [{ ...spec, flags: [] }] : []),
    ...(spec.cwd === null ? [] : [{ ...spec, cwd: null }]),
    ...names.flatMap((name) => {
      const file = spec.files[name] ?? { blocks: [] };
      return [
        ...(file.bom || file.crlf ? [changed(name, { blocks: file.blocks })] : []),
        ...file.blocks.flatMap((block, index) => [
          changed(name, { ...file, blocks: file.blocks.toSpliced(index, 1) }),
          ...withoutOneLine(block).map((less) =>
            changed(name, { ...file, blocks: file.blocks.with(index, less) }),
          ),
        ]),
      ];
    }),
  ];
}

function withoutOneLine(block: string): string[] {
  const lines = block.split('\n');
  return lines.length < 2 ? [] : lines.map((_line, index) => lines.toSpliced(index, 1).join('\n'));
}

/** The stack as a person can rebuild it. */
export function describeStack(spec: StackSpec): string {
  const files = Object.entries(spec.files).map(
    ([name, file]) =>
      `--- ${name}${file.bom ? ' (BOM)' : ''}${file.crlf ? ' (CRLF)' : ''}\n${textOf({ blocks: file.blocks })}`,
  );
  return `cwd ${spec.cwd ?? 'none'}, flags ${JSON.stringify(spec.flags)}\n${files.join('')}`;
}
