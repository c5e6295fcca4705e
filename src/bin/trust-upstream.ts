#!/usr/bin/env node
import './quiet-pipes.ts';
import { isDriverCall } from '../cli/commands/merge-driver.ts';
import { main } from '../cli/main.ts';

const args = process.argv.slice(2);
// However this process ends: only a finished merge is a clean one.
if (isDriverCall(args)) process.exitCode = 1;
process.exitCode = await main(args);
