/**
 * Stops a log's growth at each of its steps, in each way a machine can stop, and starts it again.
 *
 * A state is bad where what was published does not verify, was taken back, or cannot be gone on
 * from. For tests and `promises/record.ts` only.
 */
import { countedSteps, CRASHES, memoryDisk, stoppable } from './crash-files.fixtures.ts'
import type { Crash, MemoryDisk, Steps } from './crash-files.fixtures.ts'
import type { HeadStore } from './head.ts'
import {
  aloneHere,
  aSequencer,
  entriesTo,
  FOLDER,
  keptHead,
  makeDataFolders,
  readerOn,
  signerOn,
  sourceOf,
} from './log.fixtures.ts'
import { EMPTY_ROOT, hashOf } from './tree.ts'
import { verifyLog, type Seen } from './verify-log.ts'

/** A growth takes some forty steps; a sequencer that never ends is a failure of its own. */
const STEPS_MAX = 1_000

export type CrashReport = { readonly points: number; readonly bad: readonly string[] }

export type CrashShape = {
  readonly from: number
  readonly to: number
  readonly crashes?: readonly Crash[]
  /** A sabotage: the disk answers `sync` and does nothing. */
  readonly lyingDisk?: boolean
}

export async function crashEverywhere(shape: CrashShape): Promise<CrashReport> {
  const { from, to, crashes = CRASHES, lyingDisk = false } = shape
  const before = memoryDisk()
  await makeDataFolders(before.files)
  const start = keptHead()
  if (from > 0) await grow({ disk: before, head: start, to: from, steps: countedSteps() })
  const startHead = await start.read()

  const bad: string[] = []
  let points = 0
  for (let stop = 0; stop <= STEPS_MAX; stop++) {
    const disk = before.crashed('killed', lyingDisk)
    const head = keptHead(startHead)
    const finished = await grow({ disk, head, to, steps: countedSteps(stop) })
    for (const how of crashes) {
      points++
      const found = await afterwards(disk.crashed(how), keptHead(await head.read()), { from, to })
      if (found) bad.push(`${from} to ${to}, step ${stop}, ${how}: ${found}`)
    }
    if (finished) return { points, bad }
  }
  throw new Error(`more than ${STEPS_MAX} steps`)
}

type Growth = {
  readonly disk: MemoryDisk
  readonly head: HeadStore
  readonly to: number
  readonly steps: Steps
}

/** `false` where the machine stopped on the way. */
async function grow({ disk, head, to, steps }: Growth): Promise<boolean> {
  const files = stoppable(disk.files, steps)
  const counted: HeadStore = {
    read: head.read,
    advance: async (old, next) => (steps.step(), head.advance(old, next)),
  }
  const sequencer = aSequencer({
    files,
    folder: FOLDER,
    head: counted,
    signer: signerOn(files),
    source: sourceOf(entriesTo(to)),
    lock: aloneHere,
  })
  const finished = await sequencer.flush().then(
    () => true,
    () => false,
  )
  await sequencer.stop()
  return finished
}

/** What is wrong with what was found, or with going on from it. */
async function afterwards(
  disk: MemoryDisk,
  head: HeadStore,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<string | undefined> {
  let seen: Seen | undefined
  if (from > 0 || (await disk.files.read(`${FOLDER}/checkpoint`))) {
    const served = await verifyLog(readerOn(disk.files, disk.paths()))
    if (!served.ok) return `what is served does not verify: ${JSON.stringify(served.problems)}`
    if (served.size < from) return `what was published was taken back to ${served.size}`
    seen = { vkey: served.vkey, size: served.size, root: hashOf(served.root) ?? EMPTY_ROOT }
  }
  if (!(await grow({ disk, head, to, steps: countedSteps() }))) return 'it does not go on'
  // Power fails at last: what was published by then must be on disk, whenever it was written.
  const last = disk.crashed('least')
  const verdict = await verifyLog(readerOn(last.files, last.paths()), { seen })
  if (!verdict.ok) return `afterwards it does not verify: ${JSON.stringify(verdict.problems)}`
  if (verdict.size !== to) return `it went on to ${verdict.size} only`
  const signer = await signerOn(last.files).state()
  return signer.ok && signer.value.last.size === to ? undefined : 'the signer forgot what it signed'
}
