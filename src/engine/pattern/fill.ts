/** A template's holes filled; lines behind the first keep the indentation of the place. */
import type { Bindings } from './match.ts';

/** A hole that nothing is bound to stays as it is. */
export function filled(template: string, bindings: Bindings): string {
  return template.replace(
    /\$\$?([a-z_]\w*)/g,
    (whole, name: string) => bindings.get(name) ?? whole,
  );
}
