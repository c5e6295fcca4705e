/** Releases of Rust as the seed's `releases.json` describes them. */
import { z } from 'zod';

export const releaseSchema = z.object({
  version: z.string(),
  /** `YYYY-MM-DD`. */
  release_date: z.string().nullable(),
  tag: z.string(),
  blog_post: z.string().nullable(),
  changelog_url: z.string(),
  stabilized_features: z.array(z.string()),
  breaking_changes: z.array(z.string()),
  compiler_changes: z.array(z.string()),
});

export const releasesFileSchema = z.object({
  schema_version: z.literal(1),
  releases: z.array(releaseSchema),
  /** ISO 8601, UTC. */
  last_check: z.string(),
  current_stable: z.string().nullable(),
});

export type Release = z.infer<typeof releaseSchema>;
export type ReleasesFile = z.infer<typeof releasesFileSchema>;

/** What one source knows. A field it does not know is absent; `commit` is given only where the source proves the release. */
export interface SourceReport {
  readonly source: string;
  readonly releases: readonly (Partial<Omit<Release, 'version'>> & {
    readonly version: string;
    readonly commit?: string;
  })[];
}

/** One place that knows of releases. Rejects with a Problem when it cannot be reached. */
export interface ReleaseSource {
  readonly name: string;
  check(): Promise<SourceReport>;
}
