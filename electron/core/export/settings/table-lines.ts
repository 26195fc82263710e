import { scanDocument } from '../../config/toml/key-lines.ts';

/** Finds where the keys of tables stand. */
export interface TableLines {
  /**
   * Returns the 1-based line of a dotted key in the table `name`, the `index`th of its list; else that of the
   * table's header, else null.
   */
  of(name: string, index: number, key: string | null): number | null;
}

/** Scans a document that has already parsed. */
export function tableLines(text: string): TableLines {
  const { statements } = scanDocument(text);
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  return {
    of(name, index, key) {
      let number = -1;
      let table: readonly string[] = [];
      let header: number | null = null;
      for (const { is, key: path, from } of statements) {
        if (is !== 'pair') {
          if (path.length === 1 && path[0] === name) number = is === 'header' ? 0 : number + 1;
          table = path;
        }
        const whole = is === 'pair' ? [...table, ...path] : path;
        if (whole[0] !== name || number > index || (number < index && is !== 'pair')) continue;
        if (number !== index && !(number === -1 && index === 0)) continue;
        header ??= lineAt(from);
        if (key !== null && isAt(whole.slice(1).join('.'), key)) return lineAt(from);
      }
      return header;
    },
  };
}

/** True for a key itself, and for the value that holds it, such as an inline table. */
function isAt(written: string, key: string): boolean {
  return written !== '' && (written === key || key.startsWith(`${written}.`));
}
