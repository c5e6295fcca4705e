/** One place of upstream's that the fork touches. */
import type { Element } from './elements.ts';

export type Risk = 'high' | 'medium' | 'low';

export interface IntegrationPoint {
  readonly path: string;
  readonly risk: Risk;
  readonly description: string;
  /** The seed's hint where in the file: `fn analysis`, `gated!`, `unstable_opts`. */
  readonly pattern: string | null;
  /** The modification, taken apart. Empty for what is only watched. */
  readonly elements: readonly Element[];
}
