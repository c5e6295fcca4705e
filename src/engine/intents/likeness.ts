import { profileOf, similarity } from '../diff/similarity.ts';

/** 0 nothing in common, 1 the same tokens. */
export function tokenSimilarity(a: string, b: string): number {
  return similarity(profileOf(tokensOf(a)), profileOf(tokensOf(b)));
}

function tokensOf(code: string): string[] {
  return code.match(/\w+|[^\w\s]/g) ?? [];
}
