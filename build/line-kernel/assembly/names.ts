import { byte, same } from './bytes';
import { KIND_OTHER } from './protocol';

/** Where the name that was found last ends, its quote included. */
export let nameEnd: usize = 0;

/** Where the name at `at` is stored, among names stored as number, length, bytes; 0 where it is not. */
export function nameOf(names: usize, at: usize): usize {
  const first = load<u8>(at);
  let name = names;
  let length = <usize>load<u8>(name + 1);
  while (length != 0) {
    if (load<u8>(name + 2) == first && same(name + 2, at, length)) return name;
    name += 2 + length;
    length = <usize>load<u8>(name + 1);
  }
  return 0;
}

/** Its number; `KIND_OTHER` where it is none of them. */
export function nameAt(names: usize, at: usize): i32 {
  const name = nameOf(names, at);
  if (name == 0) return KIND_OTHER;
  nameEnd = at + <usize>load<u8>(name + 1);
  return byte(name);
}
