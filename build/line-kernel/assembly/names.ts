import { byte, same } from './bytes';

/** The code of a name that is not among those looked for. */
export const OTHER: i32 = 255;

/** Where the name that was found last ends, its quote included. */
export let nameEnd: usize = 0;

/** The code of the name at `at`, among names stored as code, length, bytes; `OTHER` where none is. */
export function nameAt(names: usize, at: usize): i32 {
  const first = load<u8>(at);
  let name = names;
  let length = <usize>load<u8>(name + 1);
  while (length != 0) {
    if (load<u8>(name + 2) == first && same(name + 2, at, length)) {
      nameEnd = at + length;
      return byte(name);
    }
    name += 2 + length;
    length = <usize>load<u8>(name + 1);
  }
  return OTHER;
}
