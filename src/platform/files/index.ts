/** The door to uploaded files: where they lie, what they may be called, who looks into them. */
export { checkFiles, explainFiles, type FilesReport, type NamedFiles } from './check.ts'
export { safeName, savedAs, typeOf, FILE_NAME_LENGTH_MAX } from './naming.ts'
export { openFiles, SHARDS, storedName, type Files, type StoredFile } from './store.ts'
export type { Scan } from './scan.ts'
