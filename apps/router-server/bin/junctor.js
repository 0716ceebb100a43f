#!/usr/bin/env node
import { runCli } from "../dist/command/run-cli.js";

await runCli(process.argv.slice(2));
