/** What git knows of a file in conflict. */

export interface SideTexts {
  /** `null`: there was none, both added the file. */
  readonly base: string | null;
  readonly ours: string;
  readonly theirs: string;
}

export interface SideLabels {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

export interface ConflictSource {
  /** Of the file, from the root of its working tree. */
  readonly path: string;
  /** The attribute `conflict-marker-size`; `null`: not set. */
  markerSize(): Promise<number | null>;
  /** The file's three versions in the index; `null` when it is not in conflict there, or a side is missing. */
  stages(): Promise<SideTexts | null>;
  /** Its versions in the commits that the labels name; `null` when they name none that have it. */
  commits(labels: SideLabels): Promise<SideTexts | null>;
  /** `git add`. */
  stage(): Promise<void>;
  close(): Promise<void>;
}
