import { runCli } from './program'

/** The command line: plain Node, no window, the same store and the same import as the app. */
process.exitCode = await runCli(process.argv.slice(2), {
  out: text => process.stdout.write(`${text}\n`),
  err: text => process.stderr.write(`${text}\n`),
})
