/** Where the configuration lies. */
import { dirname, join } from 'node:path';

const CONFIG_FILE = 'trust-upstream.toml';

/** The file in `start` or the nearest folder above it, or `null`. `start` is absolute. */
export async function findConfigFile(
  start: string,
  exists: (path: string) => Promise<boolean>,
): Promise<string | null> {
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, CONFIG_FILE);
    if (await exists(candidate)) return candidate;
    if (dirname(folder) === folder) return null;
  }
}
