import { main } from '../../src/cli/main.ts';

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** One command line, in this process, on no terminal. */
export async function cli(...args: string[]): Promise<Ran> {
  let out = '';
  let err = '';
  const streams = {
    out: { write: (text: string) => (out += text) },
    err: { write: (text: string) => (err += text) },
  };
  const exit = await main(args, streams, { ...process.env, NO_COLOR: '1' });
  return { exit, out, err };
}
