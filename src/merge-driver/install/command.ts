/** The command line that git runs, by a shell. */

/**
 * Whatever happens to our program (node gone, killed, out of memory), `ours` never stays as it was, for git would take
 * it for the result: git's own line merge with markers comes instead. Known by the file's hash.
 * @param program words of the program, absolute paths
 */
export function driverCommand(program: readonly string[]): string {
  const hash = '$(git hash-object --no-filters %A)';
  const call = `${program.map(quoted).join(' ')} ${ARGUMENTS}`;
  const names = '-L ours -L base -L theirs';
  return [
    `was=${hash}; ${call} && exit 0`,
    `test "$was" != "${hash}" || git merge-file -q --diff3 --marker-size=%L ${names} %A %O %B`,
    'exit 1',
  ].join('; ');
}

const ARGUMENTS = 'merge-driver -- %O %A %B %L %P %S %X %Y';

/** Did we write it, from wherever the program stood then? */
export function isDriverCommand(command: string): boolean {
  return command.startsWith('was=') && command.includes(` ${ARGUMENTS} && exit 0; test `);
}

/** One word for a shell; `%` is git's sign for a value. */
function quoted(word: string): string {
  return `'${word.replaceAll('%', '%%').replaceAll("'", String.raw`'\''`)}'`;
}
