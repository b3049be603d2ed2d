export { ImportPage } from './import-page'
export { Imports } from './imports'
