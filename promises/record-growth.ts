/** Grows a log through given sizes, with all that the product uses: database, signer, sequencer. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../src/platform/clock.ts'
import { loadMigrations, openDatabase } from '../src/platform/db/index.ts'
import {
  folderReader,
  headStore,
  leafHash,
  openEpoch,
  proofFile,
  provenBy,
  readKeys,
  readProofFile,
  startSequencer,
  startSigner,
  verifyLog,
  type Verdict,
} from '../src/platform/record/log/index.ts'
import { entriesTo, sourceOf } from '../src/platform/record/log/log.fixtures.ts'
import { hours } from '../src/platform/values.ts'

const SOURCES = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src')

export type GrownLog = {
  /** Of `checkpoint`, `keys` and `tile/`. */
  readonly log: string
  readonly verify: () => Promise<Verdict>
  /** Writes the proof file of each of these entries; ours verifies it, or it is no path. */
  readonly proofs: (indexes: readonly number[]) => Promise<readonly string[]>
  /** A copy in which one bit of one entry is another. */
  readonly spoilt: () => GrownLog
}

export async function growLog(
  data: string,
  sizes: readonly number[],
  grown: (log: GrownLog) => Promise<void>,
): Promise<void> {
  mkdirSync(data, { recursive: true })
  const migrations = await loadMigrations(SOURCES)
  const beforeCommit = async () => undefined
  const database = await openDatabase({
    folder: data,
    clock: systemClock,
    migrations,
    beforeCommit,
  })
  const { folder, origin, keys } = await openEpoch({ data, site: 'record.example.org', year: 2026 })
  const signer = startSigner({ folder: keys, origin })
  const entries: Uint8Array[] = []
  const sequencer = startSequencer({
    folder,
    signer,
    head: headStore(database, origin),
    source: sourceOf(entries),
    durable: database.durable,
    every: hours(1),
    clock: systemClock,
  })
  try {
    for (const size of sizes) {
      const more = entriesTo(size).slice(entries.length)
      for (const entry of more) entries.push(entry)
      await sequencer.flush()
      await grown(logIn(folder))
    }
  } finally {
    await sequencer.stop()
    await signer.close()
    await database.close()
  }
}

function logIn(folder: string): GrownLog {
  return {
    log: folder,
    verify: () => verifyLog(folderReader(folder)),
    proofs: (indexes) => proofsIn(folder, indexes),
    spoilt: () => {
      const copy = `${folder}-spoilt`
      cpSync(folder, copy, { recursive: true })
      const bundle = join(copy, 'tile/entries/000.p/255')
      const bytes = readFileSync(bundle)
      bytes.writeUInt8(bytes.readUInt8(10) ^ 1, 10)
      writeFileSync(bundle, bytes)
      return logIn(copy)
    },
  }
}

async function proofsIn(folder: string, indexes: readonly number[]): Promise<readonly string[]> {
  const { read } = folderReader(folder)
  const [log] = readKeys((await read('keys')) ?? new Uint8Array()) ?? []
  const entries = entriesTo(Math.max(...indexes) + 1)
  const paths: string[] = []
  mkdirSync(`${folder}-proofs`, { recursive: true })
  for (const index of indexes) {
    const bytes = await proofFile(read, index)
    const file = bytes && readProofFile(bytes)
    const entry = entries[index]
    if (!log || !file || !entry || !provenBy(file, leafHash(entry), { log })) continue
    const path = join(`${folder}-proofs`, `${index}.tlog-proof`)
    writeFileSync(path, bytes)
    paths.push(path)
  }
  return paths
}
