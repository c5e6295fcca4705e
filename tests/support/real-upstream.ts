/** Path of a clone of rust-lang/rust, from TRUST_UPSTREAM_REPO; tests that need it skip, saying so, when it is not set. */
export const realUpstream: string | undefined = process.env['TRUST_UPSTREAM_REPO'];
