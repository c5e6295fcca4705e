/** Where code went that one version of the files has at one place and the other at another. */
import type { Remnant } from './remnant.ts';

export interface Relocation {
  /** One item that became several, or gave some of its code to them; several that became one, or gave their code to it. */
  readonly kind: 'moved' | 'moved and renamed' | 'split' | 'merged';
  /** Lost items, or the one shrunk item of a split. */
  readonly from: readonly Remnant[];
  /** Gained items, or the one grown item of a merge. */
  readonly to: readonly Remnant[];
  /** 0 to 1: how much of the code they share, rare code counting more. */
  readonly confidence: number;
}
