/**
 * Whom dockets tell that they are open again: those who submitted and hold no seat. Members are
 * told by the window itself.
 */
import { formatWhen } from '../../platform/languages/index.ts'
import { seatsOf } from '../bodies/index.ts'
import { writtenIn, type NewsByAct, type NewsOf } from '../people/index.ts'
import { findProcess, findWindow } from '../processes/index.ts'
import { docketId, windowOf } from './docket.ts'
import { findDocket } from './store/dockets.ts'
import { submittersOf } from './store/submissions.ts'

/** Mails of one act; the page says it to everybody. */
const MAILS_MAX = 500

const continued: NewsOf = async (tx, act, now) => {
  const id = docketId(act.obj.slice('docket:'.length))
  const docket = id && (await findDocket(tx, id))
  const at = docket && windowOf(docket)
  const found = at && (await findWindow(tx, at))
  const process = docket && (await findProcess(tx, { id: docket.process }))
  if (!process || found?.state.kind !== 'dated') return []
  const { closes } = found.state
  const seats = process.body === undefined ? [] : await seatsOf(tx, process.body, now)
  const seated = new Set(seats.map(({ person }) => person))
  const submitters = await submittersOf(tx, docket.id, MAILS_MAX)
  const window = await writtenIn(tx, docket.title)
  const title = await writtenIn(tx, process.title)
  return [
    {
      to: submitters.filter((person) => !seated.has(person)),
      about: `docket:${docket.id}`,
      path: `/dockets/${docket.id}`,
      say: (t, language) => ({
        subject: t('processes.news.again', { window, title }),
        paragraphs: [
          t('processes.news.again.line', {
            window,
            title,
            when: formatWhen(closes, 'UTC', language),
          }),
        ],
      }),
    },
  ]
}

export const docketNews: NewsByAct = { 'docket.continue': continued }
