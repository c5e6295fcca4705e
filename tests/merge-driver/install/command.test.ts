import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { driverCommand, isDriverCommand } from '../../../src/merge-driver/install/command.ts';

it('is known again', () => {
  expect(isDriverCommand(driverCommand(['/usr/bin/node', '/opt/x.js']))).toBe(true);
  expect(isDriverCommand('mergiraf merge --git %O %A %B -s %S -x %X -y %Y -p %P -l %L')).toBe(
    false,
  );
});

it('a shell reads every path of the program as one word', () => {
  const path = fc.stringMatching(/^\/[ -~äж]{0,20}$/);
  fc.assert(
    fc.property(path, path, (node, program) => {
      const call = /; (.*?) merge-driver -- %O/.exec(driverCommand([node, program]))?.[1] ?? '';
      // Git makes one percent sign of two.
      const words = execFileSync('sh', ['-c', `printf '%s\\n' ${call.replaceAll('%%', '%')}`]);
      expect(words.toString()).toBe(`${node}\n${program}\n`);
    }),
    { numRuns: 50 },
  );
});
