/** `limits.merge_seconds` where no configuration sets it: known without reading one. */
export const MERGE_SECONDS = 10;
