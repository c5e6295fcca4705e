import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Once before all tests: `dist/`, which tests that need a process of their own run. */
export default function build(): void {
  const root = join(import.meta.dirname, '../..');
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
}
