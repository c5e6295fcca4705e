#!/usr/bin/env node
/** The seed's name for `trust-upstream sync`, with `run --to-version V` and `status` as its worker script calls them. */
import './quiet-pipes.ts';
import { main } from '../cli/main.ts';
import { syncArguments } from '../cli/seed-names.ts';

process.exitCode = await main(syncArguments(process.argv.slice(2)));
