import { spawn } from 'node:child_process'

/** Runs a command and returns what it printed and its exit code (127 when there is no such command). Never throws. */
export function capture(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise(resolve => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.once('error', error => resolve({ code: 127, stdout, stderr: error.message }))
    child.once('close', code => resolve({ code: code ?? 1, stdout, stderr }))
  })
}
