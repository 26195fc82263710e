/** Numbers folders in the order in which they are asked for: one keeps its number, so that hidden ones can be distinguished. */
export function createFolderNumbers(): (path: string) => number {
  const numbers = new Map<string, number>();
  return (path) => {
    const number = numbers.get(path) ?? numbers.size + 1;
    numbers.set(path, number);
    return number;
  };
}
