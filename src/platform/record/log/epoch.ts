/** Which log is the current one: its epoch, its origin, its folder. Begins no second one. */
import { join } from 'node:path'
import { fromUtf8, utf8 } from './encoding.ts'
import { diskFiles, replaceFile, type Files } from './files.ts'
import { isKeyName } from './note.ts'

const EPOCH_FILE = 'epoch'

/** A year, and a letter where a log had to begin anew within it. */
const EPOCH = /^[0-9]{4}[a-z]?$/

export type Epoch = {
  readonly epoch: string
  /** The log's name for ever: it stays when the site's address changes. */
  readonly origin: string
  /** Of `checkpoint`, `keys` and `tile/`. */
  readonly folder: string
  /** The signer's own. */
  readonly keys: string
}

export type EpochPlace = {
  /** Of everything that is kept: `PARLEY_DATA`. */
  readonly data: string
  /** Host and path of the site's address: the origin begins with it. */
  readonly site: string
  readonly year: number
  readonly files?: Files
}

/** The epoch on disk, or a first one, named by the year. */
export async function openEpoch(place: EpochPlace): Promise<Epoch> {
  const { data, site, year, files = diskFiles } = place
  const record = join(data, 'record')
  const path = join(record, EPOCH_FILE)
  const known = await files.read(path)
  const first = `${year}\n${site}/record/${year}\n`
  const text = known ? fromUtf8(known) : first
  const [epoch = '', origin = '', end, more] = text?.split('\n') ?? []
  if (!EPOCH.test(epoch) || !isKeyName(origin) || end !== '' || more !== undefined) {
    throw new Error(`${path} names no epoch`)
  }
  const [folder, keys] = [join(record, epoch), join(data, 'keys')]
  for (const one of [data, record, folder, keys]) await files.makeFolder(one)
  for (const one of [record, data]) await files.syncFolder(one)
  if (!known) await replaceFile(files, path, utf8(first))
  return { epoch, origin, folder, keys }
}
