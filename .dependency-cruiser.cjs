/** The layers of the house: imports point inward (docs/ARCHITECTURE.md). */
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: { pathNot: allowed },
})
const npm = names => `node_modules/(${names.join('|')})/`
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(asset|modulePath|worker)$' },
    },
    only(
      'core-is-pure',
      '^core/',
      ['^core/', npm(['yjs', 'lib0', 'zod'])],
      'core knows Yjs and zod, nothing else',
    ),
    only(
      'contract-knows-core',
      '^electron/contract/',
      ['^electron/contract/', '^core/', npm(['zod'])],
      'the contract is names and schemas',
    ),
    only(
      'relay-stands-alone',
      '^sync-server/',
      ['^sync-server/', 'node_modules/', '^[a-z_:/]+$'],
      'the relay imports nothing of ours',
    ),
    {
      name: 'engine-knows-no-electron-shell',
      severity: 'error',
      from: { path: '^electron/engine/' },
      to: { path: ['^electron/main/', '^electron/preload/', '^renderer/', npm(['electron'])] },
    },
    {
      name: 'main-is-thin',
      severity: 'error',
      from: { path: '^electron/main/' },
      to: { path: ['^electron/engine/', '^renderer/', npm(['yjs', 'libsql'])] },
    },
    {
      name: 'preload-is-a-bridge',
      severity: 'error',
      from: { path: '^electron/preload/' },
      to: { path: ['^electron/(engine|main)/', '^renderer/', '^core/'] },
    },
    {
      name: 'renderer-sees-contract-and-core-only',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: ['^electron/(engine|main|preload)/', '^sync-server/', npm(['electron', 'libsql', 'ws'])] },
    },
    {
      name: 'features-do-not-know-each-other',
      severity: 'error',
      comment: 'a feature has one door, its index.ts(x)',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/([^/]+)/', pathNot: ['^renderer/features/$1/', '/index\\.tsx?$'] },
    },
    {
      name: 'no-tests-in-code',
      severity: 'error',
      from: { path: '^(core|electron|renderer|sync-server)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '(^test/|\\.test\\.tsx?$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
