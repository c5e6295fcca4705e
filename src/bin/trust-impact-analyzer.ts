#!/usr/bin/env node
/** The seed's name for `trust-upstream analyze`. */
import './quiet-pipes.ts';
import { main } from '../cli/main.ts';

process.exitCode = await main(['analyze', ...process.argv.slice(2)]);
