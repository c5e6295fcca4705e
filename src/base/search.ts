/** Looking in ascending lists. */

/** Index of the first that holds, the list's length when none does; once it holds, it holds for all that follow. */
export function firstWhere<T>(list: ArrayLike<T>, holds: (one: T) => boolean): number {
  let low = 0;
  for (let high = list.length; low < high;) {
    const middle = (low + high) >> 1;
    const one = list[middle];
    if (one === undefined || holds(one)) high = middle;
    else low = middle + 1;
  }
  return low;
}
