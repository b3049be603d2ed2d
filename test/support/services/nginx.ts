import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { until } from '../until'

const program = ['/usr/sbin/nginx', '/usr/bin/nginx'].find(file => existsSync(file)) ?? null

/** As `needing` does for the databases: the title of what is skipped says why. */
export function needingNginx(title: string): { title: string; isMissing: boolean } {
  if (program !== null) return { title, isMissing: false }
  return { title: `${title} (SKIPPED: not installed: nginx-light)`, isMissing: true }
}

export interface Nginx {
  readonly port: number
  accessLog(): string
  stop(): Promise<void>
}

/** Debian's nginx with the documented configuration, on a free loopback port, in front of a relay at `relayPort`. */
export async function startNginx(folder: string, relayPort: number): Promise<Nginx> {
  if (program === null) throw new Error('nginx is not installed')
  const port = await freePort()
  const certificate = selfSigned(folder)
  const documented = readFileSync(join(import.meta.dirname, '../../../docs/relay/nginx.conf'), 'utf8')
  const log = join(folder, 'winroom.log')
  const site = replaceAll(documented, {
    '127.0.0.1:4455': `127.0.0.1:${relayPort}`,
    'listen 443 ssl': `listen 127.0.0.1:${port} ssl`,
    '/etc/ssl/winroom/fullchain.pem': certificate.cert,
    '/etc/ssl/winroom/privkey.pem': certificate.key,
    '/var/log/nginx/winroom.log': log,
  })
  const main = join(folder, 'nginx.conf')
  mkdirSync(join(folder, 'body'))
  writeFileSync(
    main,
    `daemon off; error_log ${join(folder, 'error.log')}; pid ${join(folder, 'nginx.pid')}; worker_processes 1;
     events { worker_connections 512; }
     http { ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${join(folder, 'body', name)};`).join(' ')}
     ${site} }`,
  )
  execFileSync(program, ['-t', '-q', '-c', main, '-e', join(folder, 'error.log')])
  const child = spawn(program, ['-c', main, '-e', join(folder, 'error.log')], { stdio: 'ignore' })
  const exited = new Promise<void>(resolve => child.once('exit', () => resolve()))
  await until(() => existsSync(join(folder, 'nginx.pid')), 'nginx is there')
  return {
    port,
    accessLog: () => readFileSync(log, 'utf8'),
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

/** A certificate for localhost that nobody else trusts. */
export function selfSigned(folder: string, name = 'localhost'): { cert: string; key: string } {
  const files = { cert: join(folder, `${name}.pem`), key: join(folder, `${name}.key`) }
  const subject = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
  const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  const where = ['-keyout', files.key, '-out', files.cert]
  execFileSync('openssl', ['req', '-x509', ...made, ...subject, ...where], { stdio: 'ignore' })
  return files
}

function replaceAll(text: string, values: Readonly<Record<string, string>>): string {
  for (const [from, to] of Object.entries(values)) {
    if (!text.includes(from)) throw new Error(`The documented configuration has no ${from}`)
    text = text.replaceAll(from, to)
  }
  return text
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
