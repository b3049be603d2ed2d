import { runCli } from './program'

// Whoever reads the results may stop early (`| head`): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

/** The command line: plain Node, no window, the same store and the same import as the app. */
process.exitCode = await runCli(process.argv.slice(2), {
  out: text => process.stdout.write(`${text}\n`),
  write: text => process.stdout.write(text),
  err: text => process.stderr.write(`${text}\n`),
})
