import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { outDir } from '../../build/paths'
import { expect, test } from './support/winroom'

/** Electron's security checklist, asserted on the running window rather than read off the options. */
test.describe('security checklist', () => {
  test('the page is sandboxed, isolated, and knows nothing of Node', async ({ launchWinroom }) => {
    const { app, page } = await launchWinroom()
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>
      }
      return contents.getLastWebPreferences()
    })
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    })
    expect(preferences.allowRunningInsecureContent ?? false).toBe(false)
    expect(preferences.nodeIntegrationInWorker ?? false).toBe(false)
    const reachable = await page.evaluate(() => ({
      names: ['require', 'process', 'Buffer', 'global', 'module', 'electron', 'ipcRenderer'].filter(
        name => name in globalThis,
      ),
      bridge: Object.keys((globalThis as unknown as { winroom: object }).winroom).sort(),
      origin: location.origin,
    }))
    expect(reachable.names).toEqual([])
    expect(reachable.bridge).toEqual(['invoke', 'onMainEvent', 'pathOfFile'])
    expect(reachable.origin).toBe('winroom-app://ui')
  })

  test('the content policy is there, and blocks inline script, eval, and the network', async ({
    launchWinroom,
  }) => {
    const { page, consoleErrors } = await launchWinroom()
    const server = createServer((_request, response) => response.end('reached'))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    let requests = 0
    server.on('request', () => requests++)

    const policy = await policyOf(page)
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("connect-src 'none'")
    expect(policy).not.toContain('unsafe-eval')

    const outcome = await page.evaluate(async url => {
      const violations: string[] = []
      document.addEventListener('securitypolicyviolation', event => violations.push(event.effectiveDirective))
      const script = document.createElement('script')
      script.textContent = 'window.inlineRan = true'
      document.body.append(script)
      const image = new Image()
      const imageFailed = new Promise(resolve => {
        image.onerror = () => resolve(true)
        image.onload = () => resolve(false)
      })
      image.src = url
      const frame = document.createElement('iframe')
      frame.src = url
      document.body.append(frame)
      const attempt = async (work: () => unknown) => {
        // In a task of its own: the debugger that runs this function may eval, the page may not.
        await new Promise(resolve => setTimeout(resolve))
        try {
          await work()
          return 'done'
        } catch {
          return 'blocked'
        }
      }
      const result = {
        eval: await attempt(() => (0, eval)('1 + 1')),
        // eslint-disable-next-line @typescript-eslint/no-implied-eval -- that it can't is what is tested
        function: await attempt(() => new Function('return 1')),
        fetch: await attempt(() => fetch(url)),
        fetchSelf: await attempt(() => fetch(location.href)),
        socket: await attempt(
          () =>
            new Promise((resolve, reject) => {
              const socket = new WebSocket(url.replace('http', 'ws'))
              socket.onopen = resolve
              socket.onerror = reject
            }),
        ),
        imageFailed: await imageFailed,
        inlineRan: 'inlineRan' in window,
      }
      frame.remove()
      return { ...result, violations: [...new Set(violations)].sort() }
    }, address)
    server.close()

    expect(outcome).toMatchObject({
      eval: 'blocked',
      function: 'blocked',
      fetch: 'blocked',
      fetchSelf: 'blocked',
      socket: 'blocked',
      imageFailed: true,
      inlineRan: false,
    })
    // The frame is stopped twice, by the policy and by main; which of them is first is not ours to say.
    expect(policy).toContain("frame-src 'none'")
    expect(outcome.violations).toEqual(
      expect.arrayContaining(['connect-src', 'img-src', 'script-src', 'script-src-elem']),
    )
    expect(requests).toBe(0)
    expect(consoleErrors.filter(text => /content security policy/i.test(text))).not.toEqual([])
  })

  test('each page load has a nonce of its own, and only that one lets a style element in', async ({
    launchWinroom,
  }) => {
    const { page } = await launchWinroom()
    const nonceOf = (policy: string) => /'nonce-([\w-]+)'/.exec(policy)?.[1]
    const first = nonceOf(await policyOf(page))
    await page.reload()
    expect(first).toBeDefined()
    expect(nonceOf(await policyOf(page))).not.toBe(first)
    const coloured = await page.evaluate(() => {
      const style = document.createElement('style')
      style.textContent = 'html { --sneaked-in: yes }'
      document.head.append(style)
      return getComputedStyle(document.documentElement).getPropertyValue('--sneaked-in')
    })
    expect(coloured).toBe('')
  })

  test('the page itself breaks no rule of the policy, dialogs and menus included', async ({
    launchWinroom,
  }) => {
    const { page, consoleErrors } = await launchWinroom()
    await expect(page.getByRole('button').first()).toBeVisible()
    // The palette is a modal: it locks scrolling by a style element of its own.
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('button').first().click()
    await page.evaluate(
      () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
    expect(consoleErrors.filter(text => /content security policy/i.test(text))).toEqual([])
  })

  test('the page scheme serves nothing outside its folder', async ({ launchWinroom }) => {
    const { app } = await launchWinroom()
    const statuses = await app.evaluate(async ({ session }) => {
      const ask = async (url: string) => (await session.defaultSession.fetch(url)).status
      return {
        page: await ask('winroom-app://ui/index.html'),
        above: await ask('winroom-app://ui/..%2f..%2fpackage.json'),
        source: await ask('winroom-app://ui/%2e%2e/main/index.js'),
        otherHost: await ask('winroom-app://elsewhere/index.html'),
      }
    })
    expect(statuses).toEqual({ page: 200, above: 404, source: 404, otherHost: 404 })
  })

  test('navigation, new windows and web views are denied; only safe links leave', async ({
    launchWinroom,
  }) => {
    const { app, page } = await launchWinroom()
    await app.evaluate(({ shell }) => {
      const opened: string[] = []
      Object.assign(globalThis, { opened })
      shell.openExternal = url => {
        opened.push(url)
        return Promise.resolve()
      }
    })
    const before = page.url()
    await page.evaluate(() => {
      for (const url of [
        'https://example.com/a',
        'http://example.com/',
        'file:///etc/passwd',
        'javascript:alert(1)',
        'winroom://join?x',
        'mailto:a@example.com',
      ])
        window.open(url)
      location.href = 'https://example.com/'
      const link = document.createElement('a')
      link.href = 'file:///etc/passwd'
      document.body.append(link)
      link.click()
      document.body.append(document.createElement('webview'))
    })
    const opened = () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
    await expect.poll(opened).toEqual(['https://example.com/a', 'mailto:a@example.com'])
    expect(app.windows()).toHaveLength(1)
    expect(page.url()).toBe(before)
  })

  test('permissions are denied without asking', async ({ launchWinroom }) => {
    const { page } = await launchWinroom()
    const states = await page.evaluate(async () => {
      const query = async (name: string) =>
        (await navigator.permissions.query({ name } as PermissionDescriptor)).state
      const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then(
        () => 'granted',
        () => 'denied',
      )
      return {
        geolocation: await query('geolocation'),
        notifications: Notification.permission,
        midi: await query('midi'),
        media,
      }
    })
    expect(states).toEqual({
      geolocation: 'denied',
      notifications: 'denied',
      midi: 'denied',
      media: 'denied',
    })
  })

  test('main answers only the top page of our own windows, and only valid arguments', async ({
    launchWinroom,
  }) => {
    const { app, page } = await launchWinroom()
    const invoke = (channel: string, input?: unknown) =>
      page.evaluate(
        async ([name, argument]) => {
          const bridge = (
            globalThis as unknown as { winroom: { invoke(name: unknown, input: unknown): Promise<unknown> } }
          ).winroom
          return bridge.invoke(name, argument).then(
            answer => ({ answer }),
            (error: unknown) => ({ refused: String(error) }),
          )
        },
        [channel, input] as const,
      )
    expect(await invoke('app:info')).toMatchObject({ answer: { platform: process.platform } })
    expect(await invoke('clipboard:write', { text: 7 })).toMatchObject({
      refused: expect.stringContaining('not valid'),
    })
    expect(await invoke('no:such-channel')).toMatchObject({
      refused: expect.stringContaining('no such channel'),
    })

    // A window with our preload but a foreign page: the bridge is there, and main must not answer.
    const preload = path.join(outDir, 'preload/index.cjs')
    // A file of ours shown as text: our origin, without the app and its own requests.
    const ourOrigin = await page.evaluate(() => document.querySelector<HTMLScriptElement>('script[src]')!.src)
    expect(ourOrigin).toMatch(/^winroom-app:\/\/ui\//)
    const foreign = await app.evaluate(
      async ({ BrowserWindow }, [script, url]) => {
        const ask = `winroom.invoke('app:info', undefined).then(() => 'answered', error => String(error))`
        const window = new BrowserWindow({ show: false, webPreferences: { preload: script, sandbox: true } })
        await window.loadURL('data:text/html,<p>foreign</p>')
        const dataPage = (await window.webContents.executeJavaScript(ask)) as string
        await window.loadURL(url)
        const notOurWindow = (await window.webContents.executeJavaScript(ask)) as string
        window.destroy()
        return { dataPage, notOurWindow }
      },
      [preload, ourOrigin] as const,
    )
    expect(foreign.dataPage).toContain('refused')
    expect(foreign.notOurWindow).toContain('refused')
  })
})

async function policyOf(page: Page): Promise<string> {
  const [response] = await Promise.all([
    page.waitForResponse(answer => answer.url().endsWith('/index.html')),
    page.reload(),
  ])
  return (await response.allHeaders())['content-security-policy'] ?? ''
}
