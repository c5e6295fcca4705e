export interface SharedEnds {
  readonly first: number;
  readonly last: number;
}

/** How many elements (or characters) two lists share at their beginning, and of what is left at their end. */
export function sharedEnds<T>(one: ArrayLike<T>, other: ArrayLike<T>): SharedEnds {
  const shorter = Math.min(one.length, other.length);
  let first = 0;
  while (first < shorter && one[first] === other[first]) first++;
  let last = 0;
  while (last < shorter - first && one[one.length - 1 - last] === other[other.length - 1 - last])
    last++;
  return { first, last };
}
