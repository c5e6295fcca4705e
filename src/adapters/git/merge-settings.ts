import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { Problem } from '../../base/problem.ts';
import type { MergeSettings, MergeSettingsOpener } from '../../ports/merge-settings.ts';
import {
  attributesFile,
  driverKeys,
  mergeAttributes,
  type Scope,
  setDriverKey,
} from './commands/driver-keys.ts';
import { repositoryPath } from './commands/rev-parse.ts';
import { locateRepository } from './locate.ts';
import { place, type Place, withUsersLineEndings } from './place.ts';
import { run } from './run.ts';

export const mergeSettings: MergeSettingsOpener = {
  async ofRepository(folder) {
    const { gitDir } = await locateRepository(folder);
    const here = withUsersLineEndings(place(resolve(folder)));
    const top = await run(here, repositoryPath('--show-toplevel')).catch(() => null);
    if (top === null) {
      throw new Problem(
        'usage',
        `${gitDir} has no working tree to hold .gitattributes`,
        'install it where the files are checked out, or with --global',
      );
    }
    const at = withUsersLineEndings(place(top));
    return {
      ...keysOf(at, '--local'),
      attributesFile: join(top, '.gitattributes'),
      configuration: join(gitDir, 'config'),
      mergesOf: (files) => run(at, mergeAttributes(files)),
    };
  },
  async ofUser() {
    const at = withUsersLineEndings(place(homedir()));
    const folder = process.env['XDG_CONFIG_HOME'] ?? '';
    const usual = join(folder === '' ? join(homedir(), '.config') : folder, 'git', 'attributes');
    return {
      ...keysOf(at, '--global'),
      attributesFile: resolve(homedir(), (await run(at, attributesFile)) ?? usual),
      configuration: 'git config --global',
      mergesOf: () => Promise.resolve(new Map()),
    };
  },
};

function keysOf(at: Place, scope: Scope): Pick<MergeSettings, 'keys' | 'setKey'> {
  return {
    keys: () => run(at, driverKeys(scope)),
    setKey: async (key, value) => {
      await run(at, setDriverKey(scope, key, value));
    },
  };
}
