/** What git is told about merge drivers, for one repository or for a user. */

/** Key below `merge.trust-upstream.` to value. */
export type DriverKeys = ReadonlyMap<string, string>;

export interface MergeSettings {
  /** Absolute path of the file of attributes. */
  readonly attributesFile: string;
  /** How the place of the configuration is called: `.git/config`, `git config --global`. */
  readonly configuration: string;
  keys(): Promise<DriverKeys>;
  /** `null` takes the key out, and its section when nothing else is in it. */
  setKey(key: string, value: string | null): Promise<void>;
  /** How git would merge each of these files, in its word: `unspecified`, `union`...; none known for a user. */
  mergesOf(files: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export interface MergeSettingsOpener {
  /** Throws Problem `not-a-repository`, or `usage` for one without a working tree. */
  ofRepository(folder: string): Promise<MergeSettings>;
  ofUser(): Promise<MergeSettings>;
}
