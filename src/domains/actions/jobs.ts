/** The clock's door: reminds owners of what is due, each reminder once, in the owner's morning. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { everyMinute, type ClockDoor } from '../../platform/jobs/index.ts'
import type { Instant } from '../../platform/values.ts'
import {
  findAccount,
  tellPeople,
  writtenIn,
  type Letterbox,
  type News,
  type PersonId,
  type Tools,
} from '../people/index.ts'
import { templateOf } from '../templates/index.ts'
import { isOpen, type Action } from './action.ts'
import { holdersOfOwner, placeOf, type Place } from './ground.ts'
import { aboutAction, dayIn } from './news.ts'
import { isMorning, nudgedWithin, nudgeFor, type Nudge } from './nudge.ts'
import { dueBefore, findAction } from './store.ts'
import { isQuiet, sendOnce, sentAbout } from './store-nudges.ts'

/** Sent in one run; the others go out with the next minute. */
const SENT_MAX = 100

type Clockwork = Pick<Tools, 'database' | 'clock'> & Letterbox

export const actionDoors = (tools: Clockwork): readonly ClockDoor[] => [
  everyMinute('remind of actions', (now) => remindOwners(tools, now)),
]

type Reminder = {
  readonly action: Action
  readonly person: PersonId
  readonly nudge: Nudge
}

export async function remindOwners(tools: Clockwork, now: Instant): Promise<void> {
  for (const reminder of await remindersAt(tools, now)) {
    await tools.database.transact((tx, at) => send(tools, tx, reminder, at))
  }
}

async function remindersAt({ database }: Clockwork, now: Instant): Promise<readonly Reminder[]> {
  const { read } = database
  const { since, until } = nudgedWithin(now)
  const called = (await dueBefore(read, until, since)).flatMap((action) => {
    const nudge = nudgeFor(action, now)
    return nudge === undefined ? [] : [{ action, nudge }]
  })
  const sent = await sentAbout(
    read,
    called.map(({ action }) => action.id),
  )
  const reminders: Reminder[] = []
  for (const { action, nudge } of called) {
    if (reminders.length >= SENT_MAX) break
    const ground = await placeOf(read, action.host)
    if (!(await reminds(read, ground))) continue
    for (const person of await holdersOfOwner(read, ground, action.owner, now)) {
      if (sent.has(`${action.id} ${person} ${nudge}`)) continue
      const account = await findAccount(read, { person })
      if (!account || !isMorning(now, account.zone) || (await isQuiet(read, person))) continue
      reminders.push({ action, person, nudge })
    }
  }
  return reminders.slice(0, SENT_MAX)
}

/** A group may do without reminders, by its own rules. */
async function reminds(read: Read, { process }: Place): Promise<boolean> {
  if (!process) return true
  const { actions } = await templateOf(read, process.pin)
  return actions?.reminders !== 'none'
}

async function send(
  tools: Clockwork,
  tx: Tx,
  { action: { id }, person, nudge }: Reminder,
  now: Instant,
): Promise<void> {
  const action = await findAction(tx, id)
  if (!action || !isOpen(action)) return
  if (!(await sendOnce(tx, { action: id, person, nudge }, now))) return
  await tellPeople(tx, tools, { ...(await reminderOf(tx, action, nudge)), to: [person] }, now)
}

async function reminderOf(tx: Tx, action: Action, nudge: Nudge): Promise<Omit<News, 'to'>> {
  const place = await placeOf(tx, action.host)
  const what = await writtenIn(tx, action.what)
  const title = await writtenIn(tx, place.title)
  const when = nudge === 'ahead' || nudge === 'day' ? nudge : 'late'
  return {
    ...aboutAction(action),
    say: (t, language, answers) => {
      const day = dayIn(action.due, language)
      return {
        subject: t(`actions.nudge.${when}`, { what }),
        paragraphs: [
          t(`actions.nudge.${when}.line`, { what, title, day }),
          ...(answers ? [t('actions.nudge.answer')] : []),
          t('actions.nudge.off'),
        ],
      }
    },
  }
}
