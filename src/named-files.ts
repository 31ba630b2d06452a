/** Joins the domains that name uploaded files, for whoever checks that the bytes are there. */
import { archiveFilesNamed, unreadFilesNamed } from './domains/archives/index.ts'
import { openFilesNamed, sealedFilesNamed } from './domains/discussions/index.ts'
import { paperFilesNamed } from './domains/meetings/index.ts'
import { pendingFilesNamed } from './domains/replies/index.ts'
import type { NamedFiles } from './platform/files/index.ts'

export const NAMED_FILES: readonly NamedFiles[] = [
  openFilesNamed,
  sealedFilesNamed,
  archiveFilesNamed,
  unreadFilesNamed,
  pendingFilesNamed,
  paperFilesNamed,
]
