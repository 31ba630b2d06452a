/** The kinds of act of archives, all by whoever runs the place; their words are parts. */
import { declareActs, type Act, type Clear, type Prose } from '../../platform/record/index.ts'
import { placeOf, type Archive } from './archive.ts'

export const ARCHIVE_ACTS = declareActs({
  'archive.open': { about: 'text' },
  /** Some messages: two parts each, named by their number. `file` is its SHA-256 in hex. */
  'archive.bring': { batch: 'text', file: 'text', first: 'whole', messages: 'whole' },
  /** A whole file was read: how much of it is here. */
  'archive.import': {
    file: 'text',
    bytes: 'whole',
    read: 'whole',
    added: 'whole',
    repeats: 'whole',
    unreadable: 'whole',
  },
})

type Told = {
  readonly act: keyof typeof ARCHIVE_ACTS
  readonly clear: Clear
  readonly parts?: readonly Prose[]
}

/** Its own pages, and that of the process or body that it is of. */
export const topicsOf = ({ id, about }: Pick<Archive, 'id' | 'about'>): readonly string[] => [
  `archive:${id}`,
  placeOf(about),
]

export const actOn = (
  archive: Pick<Archive, 'id' | 'about'>,
  { act, clear, parts = [] }: Told,
): Act => ({
  act,
  actor: 'role:operator',
  obj: `archive:${archive.id}`,
  via: 'import',
  clear,
  topics: topicsOf(archive),
  ...(parts.length > 0 ? { parts } : {}),
})
