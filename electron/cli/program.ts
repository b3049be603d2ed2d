import { Command, CommanderError, Option } from 'commander'
import { StoreError } from '../engine/store/port'
import { exportFile } from './export'
import { CliFailure, exitCodes, type ExitCode } from './failure'
import { figures } from './figures'
import { importFile, importOptionsSchema } from './import'
import { backup, check } from './keep'
import type { Output } from './output'
import { exportWikiFolder, importWikiFolder } from './wiki'

type CliIo = Omit<Output, 'json'>

/** Runs the command line and says how it ended. Never ends the process itself. */
export async function runCli(args: readonly string[], io: CliIo): Promise<ExitCode> {
  try {
    await program(io).parseAsync([...args], { from: 'user' })
    return exitCodes.ok
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.badInput
    io.err(error instanceof Error ? error.message : String(error))
    if (error instanceof CliFailure) {
      for (const line of error.details) io.err(line)
      return error.exitCode
    }
    return error instanceof StoreError && error.code === 'in-use' ? exitCodes.inUse : exitCodes.other
  }
}

function program(io: CliIo): Command {
  const root = new Command('winroom')
    .description('Imports, exports and figures of a Winroom workspace, without a window.')
    .exitOverride()
    .configureOutput({ writeOut: text => io.out(text.trimEnd()), writeErr: text => io.err(text.trimEnd()) })
  const command = (name: string, description: string): Command =>
    root
      .command(name)
      .description(description)
      .copyInheritedSettings(root)
      .requiredOption('--workspace <dir>', "the workspace's folder, or the app's data folder")
      .option('--json', 'write the result as JSON')
  const output = (options: { json?: boolean }): Output => ({ json: options.json === true, ...io })
  addImport(command, output)
  addWiki(root, output)
  command('export', 'write deals to a CSV or JSON file')
    .addOption(new Option('--format <format>', 'kind of file').choices(['csv', 'json']).makeOptionMandatory())
    .requiredOption('--out <file>', 'the file to write; - is standard output')
    .option('--board <name>', 'only this board')
    .action(
      (options: { workspace: string; format: 'csv' | 'json'; out: string; board?: string; json?: boolean }) =>
        exportFile(options, output(options)),
    )
  command('figures', 'how many deals each stage has, and what they are worth').action(
    (options: { workspace: string; json?: boolean }) => figures(options.workspace, output(options)),
  )
  command('check', 'look for damage in the saved data; changes nothing').action(
    (options: { workspace: string; json?: boolean }) => check(options.workspace, output(options)),
  )
  command('backup', 'copy the whole workspace into one file, its pictures beside it')
    .requiredOption('--out <file>', 'the file to write')
    .action((options: { workspace: string; out: string; json?: boolean }) =>
      backup(options.workspace, options.out, output(options)),
    )
  return root
}

function addImport(
  command: (name: string, description: string) => Command,
  output: (options: { json?: boolean }) => Output,
): void {
  command('import', 'import deals from a CSV file; makes the workspace when there is none')
    .argument('<file>', 'the CSV file')
    .option('--board <name>', 'the board to import into; made when there is none of this name')
    .option('--map <json>', 'what columns stand for, as {"Column": "amount"}, or a file that holds it')
    .addOption(
      new Option(
        '--dates <order>',
        'how dates are written: dmy 31/12/2026, mdy 12/31/2026, iso 2026-12-31',
      ).choices(['dmy', 'mdy', 'iso']),
    )
    .addOption(
      new Option(
        '--decimal <mark>',
        'what is before the cents: . as in 1,234.50 or , as in 1.234,50',
      ).choices(['.', ',']),
    )
    .option(
      '--currency <code>',
      'currency of amounts that name none, as EUR; $ is its dollar where it is one, as CAD',
    )
    .option('--new-names', 'names near to known ones are names of their own: nothing is asked')
    .option('--skip-bad', 'leave out the rows that have problems and import the others')
    .option('--dry-run', 'say what would happen, write nothing')
    .action((file: string, options: { json?: boolean }) => {
      const parsed = importOptionsSchema.safeParse(options)
      const details = parsed.error?.issues.map(issue => `--${issue.path.join('.')}: ${issue.message}`)
      if (!parsed.success) throw new CliFailure(exitCodes.badInput, 'These options can’t be used:', details)
      return importFile(file, parsed.data, output(options))
    })
}

function addWiki(root: Command, output: (options: { json?: boolean }) => Output): void {
  const wiki = root
    .command('wiki')
    .description('pages as Markdown files, out and in')
    .copyInheritedSettings(root)
  const command = (name: string, description: string): Command =>
    wiki
      .command(name)
      .description(description)
      .copyInheritedSettings(root)
      .requiredOption('--workspace <dir>', "the workspace's folder, or the app's data folder")
      .option('--json', 'write the result as JSON')
  command('export', 'write pages to a new folder: text, front matter, pictures')
    .requiredOption('--out <dir>', 'the folder to write; it must not be there yet, or be empty')
    .option('--page <title>', 'only this page and what is beneath it; its title or its id')
    .action((options: { workspace: string; out: string; page?: string; json?: boolean }) =>
      exportWikiFolder(options, output(options)),
    )
  command('import', 'make pages of a Markdown file or of a folder of them')
    .argument('<path>', 'the file or folder')
    .option('--skip-bad', 'leave out the files that can’t be read and import the others')
    .option('--dry-run', 'say what would happen, write nothing')
    .action(
      (path: string, options: { workspace: string; skipBad?: boolean; dryRun?: boolean; json?: boolean }) =>
        importWikiFolder(
          path,
          { ...options, skipBad: options.skipBad === true, dryRun: options.dryRun === true },
          output(options),
        ),
    )
}
