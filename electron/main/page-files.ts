import path from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/**
 * The file below `folder` that a page URL asks for, with its type; null for anything that is not below it, is not a kind
 * of file we serve, or asks by a method other than GET.
 */
export function resolvePageFile(
  folder: string,
  url: string,
  method = 'GET',
): { file: string; type: string } | null {
  if (method !== 'GET' || !URL.canParse(url)) return null
  const relative = decodePath(new URL(url).pathname)
  if (relative === null || relative.includes('\0') || relative.includes('\\')) return null
  const file = path.join(folder, relative === '/' ? 'index.html' : relative)
  const type = types[path.extname(file).toLowerCase()]
  if (type === undefined || !file.startsWith(folder + path.sep)) return null
  return { file, type }
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}
