import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { cacheDir, root } from '../paths'
import { findRuntime } from '../runtime/index'
import { ensureSystem } from '../runtime/libraries'
import { PlainError, say } from '../runtime/say'
import { runForeground } from './child'
import { readTally, sum, tallyPlaywright, tallyVitest, type Tally } from './report'
import { runScript } from './script'

const reports = path.join(cacheDir, 'reports')
const node = (...args: string[]) => runForeground(process.execPath, args, { cwd: root })
const bin = (file: string, ...args: string[]) => node(path.join(root, 'node_modules', file), ...args)
const script = (name: string, ...args: string[]) =>
  node('--import', 'tsx', path.join(root, 'build/scripts', `${name}.ts`), ...args)

/** A check that is right or wrong as a whole counts as one test. */
const check = (name: string, run: () => Promise<number>) => async (): Promise<Tally> => {
  const code = await run()
  if (code === 0) return { passed: 1, failed: 0 }
  return {
    passed: 0,
    failed: 1,
    failures: [`${name} ended with ${code}: what it found is above, under "--- ${name}"`],
  }
}

async function vitest(...projects: string[]): Promise<Tally> {
  const report = path.join(reports, 'vitest.json')
  await rm(report, { force: true })
  const chosen = projects.map(project => `--project=${project}`)
  const code = await bin(
    'vitest/vitest.mjs',
    'run',
    ...chosen,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  )
  return readTally(report, code, tallyVitest)
}

async function playwright(): Promise<Tally> {
  const report = path.join(reports, 'playwright.json')
  await rm(report, { force: true })
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = report
  const code = await script('e2e', '--reporter=list,json')
  return readTally(report, code, tallyPlaywright)
}

/** Everything that `npm test` does, in its order. */
const steps: Readonly<Record<string, () => Promise<Tally>>> = {
  prettier: check('prettier', () => bin('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')),
  tsc: check('tsc', () => bin('typescript/bin/tsc', '--noEmit', '-p', '.')),
  eslint: check('eslint', () => bin('eslint/bin/eslint.js', '.')),
  depcruise: check('depcruise', () =>
    bin(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      ...['core', 'electron', 'renderer', 'sync-server'],
    ),
  ),
  build: check('build', () => script('build')),
  unit: () => vitest('unit'),
  integration: () => vitest('integration'),
  package: check('package', () => script('package', '--test-build')),
  e2e: playwright,
}

/** `npm test`, or `... test.ts STEP...`: every step runs even when one before it failed; the last line counts them all. */
await runScript(async () => {
  const asked = process.argv.slice(2)
  const unknown = asked.find(name => !(name in steps))
  if (unknown !== undefined)
    throw new PlainError(`There is no step "${unknown}"; there are ${Object.keys(steps).join(', ')}.`)
  const names = asked.length > 0 ? asked : Object.keys(steps)
  await mkdir(reports, { recursive: true })
  if (names.includes('e2e') || names.includes('integration')) await prepare()
  const tallies: Tally[] = []
  for (const name of names) tallies.push(await runStep(name))
  const { passed, failed, failures } = sum(tallies)
  for (const failure of failures) process.stdout.write(`\nFAILED ${failure}\n`)
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
})

/** The slow and the missing first, so that it is known at once. What fails here fails again, and is counted, in its step. */
async function prepare(): Promise<void> {
  try {
    await ensureSystem([
      ...(['unzip', 'Xvfb', 'strace', 'postgres', 'redis-server', 'nginx', 'openssl'] as const),
    ])
    await ensureSystem([], (await findRuntime()).executable)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
  }
}

async function runStep(name: string): Promise<Tally> {
  say(`--- ${name}`)
  const began = performance.now()
  const tally = await steps[name]!().catch((error: unknown): Tally => {
    const failure = `${name} could not run: ${String(error)}`
    say(failure)
    return { passed: 0, failed: 1, failures: [failure] }
  })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  say(`--- ${name}: ${tally.passed} passed, ${tally.failed} failed, in ${seconds} s`)
  return tally
}
