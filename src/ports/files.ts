/** The state folder: every file is written whole or not at all. */
export interface Files {
  /** Text of a UTF-8 file, or `null` when it is not there. */
  read(path: string): Promise<string | null>;
  /** Write by renaming a finished temporary file over `path`; a device or pipe is written to as it is; creates folders. */
  write(path: string, content: string | Buffer): Promise<void>;
  exists(path: string): Promise<boolean>;
  isFolder(path: string): Promise<boolean>;
  makeFolder(path: string): Promise<void>;
  remove(path: string): Promise<void>;
}
