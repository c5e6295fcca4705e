/** Where equal lines leave a choice, changes stand beside changes of the other text, or else as late as they can. */

/** Is a line changed? One entry for each line. */
export type Changed = Uint8Array;

/** A run of changed lines, maybe empty: behind each line that is not changed there is one. */
interface Group {
  from: number;
  to: number;
}

/** Moves the groups of `changed`; those of `other` stay. */
export function slideChanges(lines: ArrayLike<number>, changed: Changed, other: Changed): void {
  const group = new Groups(changed);
  const partner = new Groups(other);
  do {
    if (group.now.from < group.now.to) settle(lines, group, partner);
  } while (group.next() && partner.next());
}

function settle(lines: ArrayLike<number>, group: Groups, partner: Groups): void {
  let size: number;
  /** The end of the group where it last stood beside a change of the other text. */
  let beside: number;
  do {
    size = group.now.to - group.now.from;
    while (group.slideUp(lines)) partner.previous();
    beside = partner.isEmpty ? -1 : group.now.to;
    while (group.slideDown(lines)) {
      partner.next();
      if (!partner.isEmpty) beside = group.now.to;
    }
    // Grown by another group that it met: that may let it go on.
  } while (size !== group.now.to - group.now.from);
  if (beside === -1) return;
  while (partner.isEmpty) {
    group.slideUp(lines);
    partner.previous();
  }
}

class Groups {
  readonly now: Group = { from: 0, to: 0 };
  private readonly changed: Changed;

  constructor(changed: Changed) {
    this.changed = changed;
    this.toEnd();
  }

  get isEmpty(): boolean {
    return this.now.from === this.now.to;
  }

  next(): boolean {
    if (this.now.to >= this.changed.length) return false;
    this.now.from = this.now.to + 1;
    this.now.to = this.now.from;
    this.toEnd();
    return true;
  }

  previous(): void {
    this.now.to = this.now.from - 1;
    this.now.from = this.now.to;
    this.toStart();
  }

  slideUp(lines: ArrayLike<number>): boolean {
    const { now, changed } = this;
    if (now.from === 0 || lines[now.from - 1] !== lines[now.to - 1]) return false;
    changed[--now.from] = 1;
    changed[--now.to] = 0;
    this.toStart();
    return true;
  }

  slideDown(lines: ArrayLike<number>): boolean {
    const { now, changed } = this;
    if (now.to >= changed.length || lines[now.from] !== lines[now.to]) return false;
    changed[now.from++] = 0;
    changed[now.to++] = 1;
    this.toEnd();
    return true;
  }

  private toStart(): void {
    while (this.now.from > 0 && this.changed[this.now.from - 1] === 1) this.now.from--;
  }

  private toEnd(): void {
    while (this.changed[this.now.to] === 1) this.now.to++;
  }
}
