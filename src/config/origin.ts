/** Where the value of a setting comes from. */
export type Origin =
  | { readonly kind: 'default' }
  | { readonly kind: 'file'; readonly path: string; readonly line: number | null }
  | { readonly kind: 'env'; readonly name: string }
  | { readonly kind: 'flag'; readonly name: string };

/** `default`, `trust-upstream.toml:12`, `env TRUST_HOME`, `--state`. */
export function originText(origin: Origin): string {
  if (origin.kind === 'file') {
    return origin.line === null ? origin.path : `${origin.path}:${origin.line}`;
  }
  if (origin.kind === 'env') return `env ${origin.name}`;
  return origin.kind === 'flag' ? `--${origin.name}` : 'default';
}
