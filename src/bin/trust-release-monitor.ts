#!/usr/bin/env node
/** The seed's name for `trust-upstream monitor`. */
import './quiet-pipes.ts';
import { main } from '../cli/main.ts';

process.exitCode = await main(['monitor', ...process.argv.slice(2)]);
