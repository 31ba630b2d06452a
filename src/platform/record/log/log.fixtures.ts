/** A small world for a log: entries, a source, a head kept in memory, a signer in this process. */
import { playedClock, seededRandom } from '../../clock.ts'
import { hours, instant } from '../../values.ts'
import { utf8 } from './encoding.ts'
import type { Files } from './files.ts'
import type { HeadStore } from './head.ts'
import type { LogReader } from './reader.ts'
import { startSequencer, type EntrySource, type SequencerOptions } from './sequencer.ts'
import { signerOver, type LogSigner } from './signer.ts'
import { openSigning } from './signing.ts'
import { EMPTY_HEAD, sameHead, type Head } from './tree.ts'

export const ORIGIN = 'record.example.org/2026'
export const FOLDER = '/data/record/2026'
export const KEYS_FOLDER = '/data/keys'

export const entryOf = (index: number): Uint8Array => utf8(`{"act":"test.entry","n":${index}}`)

export const entriesTo = (size: number): Uint8Array[] =>
  Array.from({ length: size }, (_, index) => entryOf(index))

export const sourceOf = (entries: readonly Uint8Array[]): EntrySource => ({
  after: async (size, limit) => entries.slice(size, size + limit),
})

/** Stands for the database, which is there after every crash. */
export function keptHead(start: Head = EMPTY_HEAD): HeadStore {
  let head = start
  return {
    read: async () => head,
    advance: async (from, to) => {
      if (!sameHead(head, from)) return false
      head = to
      return true
    },
  }
}

let signers = 0

/** The signer's own code, without its process. A key that it makes is never one made before. */
export function signerOn(files: Files, folder = KEYS_FOLDER, origin = ORIGIN): LogSigner {
  const random = seededRandom(`log ${++signers}`)
  const signing = openSigning({ files, folder, origin, random })
  // Whoever asks first is told what went wrong.
  signing.catch(() => {})
  return signerOver({
    ask: async (request) => (await signing).answer(request),
    close: async () => {},
  })
}

export const readerOn = (files: Files, paths: readonly string[]): LogReader => ({
  read: (path) => files.read(`${FOLDER}/${path}`),
  paths: async () =>
    paths
      .filter((path) => path.startsWith(`${FOLDER}/`) && !path.includes('/.new/'))
      .map((path) => path.slice(FOLDER.length + 1)),
})

export async function makeDataFolders(files: Files): Promise<void> {
  for (const path of ['/data', '/data/record', FOLDER, KEYS_FOLDER]) await files.makeFolder(path)
  for (const path of ['/', '/data', '/data/record']) await files.syncFolder(path)
}

/** A sequencer that moves only when it is flushed. */
export function aSequencer(options: Partial<SequencerOptions> & Pick<SequencerOptions, Needed>) {
  return startSequencer({
    durable: async () => {},
    every: hours(1),
    clock: playedClock(instant('2026-11-21T12:00Z'), seededRandom('clock')),
    ...options,
  })
}
type Needed = 'folder' | 'signer' | 'head' | 'source'

/** A lock that nobody else can want. */
export const aloneHere = async () => ({ release: () => {} })
