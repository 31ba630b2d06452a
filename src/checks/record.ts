/** Checks of the record: what is published against what is committed, and that the key signs. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Ground } from '../serving.ts'
import { epochOf } from '../serving.ts'
import { entryCount, historyOf, publishedLog } from '../platform/record/index.ts'
import { folderReader, leafHash, startSigner } from '../platform/record/log/index.ts'
import type { Epoch, Hash } from '../platform/record/log/index.ts'
import { minutes, seconds, wholeSecond } from '../platform/values.ts'
import { mend, note, well, wordsOf, type Finding } from './finding.ts'

/** A log that is served publishes within seconds; one that waits longer stands still. */
const STANDS_STILL_AFTER = minutes(1)
/** Two clocks that are both right may differ by so much. */
const CLOCKS_APART = seconds(5)

type Newest = { readonly index: number; readonly at: number; readonly leaf: Hash }

export async function checkRecord(ground: Ground): Promise<readonly Finding[]> {
  const [line] = await historyOf(ground.database.read, { limit: 1 })
  const newest = line && {
    index: line.index,
    at: line.entry.t * seconds(1),
    leaf: leafHash(Buffer.from(line.bytes)),
  }
  const epoch = await epochOf(ground.config)
  return [
    checkClock(ground, newest),
    await checkPublished(ground, epoch, newest),
    await checkSigner(epoch, newest),
  ]
}

/** Zones do not matter: instants have none. */
function checkClock({ clock }: Ground, newest: Newest | undefined): Finding {
  const now = clock.now()
  const says = new Date(wholeSecond(now)).toISOString()
  if (!newest || now + CLOCKS_APART >= newest.at) return well('clock', says)
  const last = new Date(newest.at).toISOString()
  const how = 'Set the clock of this machine (chrony, systemd-timesyncd): deadlines follow it.'
  return mend('clock', `${says} is before the newest entry of the record, ${last}`, how)
}

async function checkPublished(
  { database, clock }: Ground,
  epoch: Epoch,
  newest: Newest | undefined,
): Promise<Finding> {
  const committed = await entryCount(database.read)
  const what = 'record'
  try {
    const published = (await publishedLog(folderReader(epoch.folder)))?.size ?? 0
    const says = `${published} of ${committed} entries published`
    if (published > committed) {
      const how = 'An older database was put in place: restore the newest backup. Sign nothing.'
      return mend(what, `${says}: the database is behind what was published`, how)
    }
    if (published === committed) return well(what, says)
    const waited = newest ? clock.now() - newest.at : 0
    if (waited < STANDS_STILL_AFTER) return note(what, `${says}; the rest follows while it serves`)
    const how = 'Start `parley serve`; where it runs, /healthz says why the log waits.'
    return mend(what, `${says}; the newest is ${Math.floor(waited / seconds(1))} s old`, how)
  } catch (error) {
    return mend(what, wordsOf(error), 'Run `parley verify`, which names the file.')
  }
}

const MEND_KEY = 'Restore the keys from the file that `parley backup --keys` wrote.'

/** Has the newest entry promised again, which changes nothing. */
async function checkSigner(epoch: Epoch, newest: Newest | undefined): Promise<Finding> {
  const what = 'signer'
  const published = await folderReader(epoch.folder).read('keys')
  if (!existsSync(join(epoch.keys, 'log-key'))) {
    if (!published) return note(what, 'no key yet; parley serve makes it')
    return mend(what, 'the key of the log is gone: nothing more can be published', MEND_KEY)
  }
  const signer = startSigner({ folder: epoch.keys, origin: epoch.origin })
  try {
    const state = await signer.state()
    if (!state.ok) return mend(what, `it refuses: ${state.refusal}`, MEND_KEY)
    const { vkey } = state.value.log
    const first = published && Buffer.from(published).toString('utf8').split('\n')[0]
    if (first !== undefined && first !== vkey) {
      return mend(what, 'the key is not the one that is published', MEND_KEY)
    }
    if (!newest) return well(what, 'it has its key')
    const { index, at, leaf } = newest
    const promised = await signer.receipt({
      index,
      leaf,
      acceptedAt: at / seconds(1),
    })
    if (!promised.ok) return mend(what, `it refuses: ${promised.refusal}`, MEND_KEY)
    return well(what, `it signs as ${vkey.split('+')[0]}`)
  } catch (error) {
    return mend(what, wordsOf(error), MEND_KEY)
  } finally {
    await signer.close()
  }
}
