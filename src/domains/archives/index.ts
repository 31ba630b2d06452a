/** The door of `archives` for later domains and for the composition. Only re-exports. */
import './words.ts'

export { ARCHIVE_ACTS } from './acts.ts'
export * from './archive.ts'
export { CHARSETS, type Charset } from './mending.ts'
export { archiveRoutes } from './routes.tsx'
export { mayRemoveArchived } from './rules.ts'
export { archivedAt, type ArchivedAt } from './load-alone.ts'
export { archiveBodySections, archiveSections } from './sections.tsx'
export { sourceAt, type Source, type SourceRefusal } from './source.ts'
export { importArchive, type ImportRefusal, type Told as ImportTold } from './steps-import.ts'
export {
  archiveFilesNamed,
  filesAmong as archiveFilesAmong,
  unreadFilesNamed,
} from './store-archives.ts'
export { ARCHIVE_TABLES } from './tables.ts'
