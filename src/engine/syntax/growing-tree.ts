/** A packed tree in the making: nodes are entered in source order, and closed when all below them is there. */
import type { Span } from '../../base/span.ts';
import type { NodeType, PackedTree } from './packed.ts';

export class GrowingTree {
  private count = 0;
  private types: Uint16Array;
  private fields: Uint8Array;
  private starts: Uint32Array;
  private ends: Uint32Array;
  private nexts: Uint32Array;

  /** @param room how many nodes there will probably be */
  constructor(room: number) {
    this.types = new Uint16Array(room);
    this.fields = new Uint8Array(room);
    this.starts = new Uint32Array(room);
    this.ends = new Uint32Array(room);
    this.nexts = new Uint32Array(room);
  }

  /** @returns the node's index */
  enter(type: number, field: number, start: number, end: number): number {
    if (this.count === this.types.length) this.makeRoom(1);
    this.types[this.count] = type;
    this.fields[this.count] = field;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    return this.count++;
  }

  /** @param end where that is known only now */
  close(node: number, end?: number): void {
    this.nexts[node] = this.count;
    if (end !== undefined) this.ends[node] = end;
  }

  /**
   * The node `from` of another tree with all below it.
   * @param by how much later in the text it stands here
   * @param rename types that have another number here
   */
  copy(
    tree: PackedTree,
    from: number,
    by = 0,
    rename: ReadonlyMap<number, number> = new Map(),
  ): void {
    const to = tree.nexts[from] ?? from;
    if (this.count + to - from > this.types.length) this.makeRoom(to - from);
    this.types.set(tree.types.subarray(from, to), this.count);
    this.fields.set(tree.fields.subarray(from, to), this.count);
    this.starts.set(tree.starts.subarray(from, to), this.count);
    this.ends.set(tree.ends.subarray(from, to), this.count);
    const shift = this.count - from;
    for (let at = from; at < to; at++) this.nexts[at + shift] = (tree.nexts[at] ?? 0) + shift;
    const past = this.count + to - from;
    if (by !== 0) {
      for (let at = this.count; at < past; at++) {
        this.starts[at] = (this.starts[at] ?? 0) + by;
        this.ends[at] = (this.ends[at] ?? 0) + by;
      }
    }
    for (let at = this.count; rename.size > 0 && at < past; at++) {
      this.types[at] = rename.get(this.types[at] ?? 0) ?? this.types[at] ?? 0;
    }
    this.count += to - from;
  }

  /** Shares its memory with what it was made from: nothing may be entered any more. */
  finish(errors: readonly Span[], extra: readonly NodeType[], first: boolean): PackedTree {
    return {
      types: this.types.subarray(0, this.count),
      fields: this.fields.subarray(0, this.count),
      starts: this.starts.subarray(0, this.count),
      ends: this.ends.subarray(0, this.count),
      nexts: this.nexts.subarray(0, this.count),
      errors,
      extra,
      first,
    };
  }

  private makeRoom(more: number): void {
    const room = Math.max(this.types.length * 2, this.count + more, 64);
    this.types = enlarged(this.types, new Uint16Array(room));
    this.fields = enlarged(this.fields, new Uint8Array(room));
    this.starts = enlarged(this.starts, new Uint32Array(room));
    this.ends = enlarged(this.ends, new Uint32Array(room));
    this.nexts = enlarged(this.nexts, new Uint32Array(room));
  }
}

function enlarged<A extends Uint16Array | Uint8Array | Uint32Array>(old: A, made: A): A {
  made.set(old);
  return made;
}
