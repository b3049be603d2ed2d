import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { redisProgram } from './installed'
import { freePort, run, type Running, type Service } from './service'

/** Debian's `redis-server` on a free loopback port, with PEM files by TLS only. It keeps nothing on disk: a restart is one with empty hands. */
export async function startRedis(tls?: { cert: string; key: string }): Promise<Service> {
  const file = redisProgram()
  if (file === null) throw new Error('redis-server is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'winroom-redis-'))
  const port = await freePort()
  const settings = {
    ...(tls
      ? {
          port: '0',
          'tls-port': `${port}`,
          'tls-cert-file': tls.cert,
          'tls-key-file': tls.key,
          'tls-auth-clients': 'no',
        }
      : { port: `${port}` }),
    bind: '127.0.0.1',
    save: '',
    appendonly: 'no',
    dir: folder,
    daemonize: 'no',
  }
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value])
  let running: Running | null = null
  const start = async (): Promise<void> => {
    running = await run({ file, args, readyLine: 'Ready to accept connections' })
  }
  const stop = async (how: 'clean' | 'killed' = 'clean'): Promise<void> => {
    await running?.end(how === 'clean' ? 'SIGTERM' : 'SIGKILL')
    running = null
  }
  await start()
  return {
    url: `${tls ? 'rediss' : 'redis'}://127.0.0.1:${port}`,
    start,
    stop,
    async remove() {
      await stop('killed')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
