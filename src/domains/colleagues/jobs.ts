/** The clock's doors: reminds a day before the end, tells the owner how it ended, forgets. */
import { everyMinute, type ClockDoor } from '../../platform/jobs/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Tools } from '../people/index.ts'
import { sendLetter, sendOutcome, type Post } from './sending.ts'
import { standingOf } from './standing.ts'
import { lockDraft, saveDraft } from './store.ts'
import { answeredLately, cameBackLately, dueToRemind, dueToTell } from './store-due.ts'
import { removeOld, REMINDED_BEFORE } from './store-due.ts'

export type Clockwork = Post & Pick<Tools, 'database'>

export const colleagueDoors = (tools: Clockwork): readonly ClockDoor[] => [
  everyMinute('remind colleagues', (now) => remindColleagues(tools, now)),
  everyMinute('tell what colleagues said', (now) => tellOwners(tools, now)),
  everyMinute('forget old drafts', async (now) => {
    await tools.database.transact((tx) => removeOld(tx, now))
  }),
]

/** Whoever has not answered; those who were asked within this day know it anyway. */
export async function remindColleagues(tools: Clockwork, now: Instant): Promise<void> {
  for (const id of await dueToRemind(tools.database.read, now)) {
    await tools.database.transact(async (tx) => {
      const draft = await lockDraft(tx, id)
      if (!draft || draft.state.kind !== 'open') return
      const { number, at, deadline } = draft.version
      if (draft.reminded >= number) return
      await saveDraft(tx, { ...draft, reminded: number })
      if (deadline - at <= REMINDED_BEFORE) return
      const { invited } = await standingOf(tx, draft, now)
      for (const { invitation, answer } of invited) {
        if (answer || invitation.state.kind !== 'asked') continue
        await sendLetter({ tx, now, post: tools }, draft, { invitation, kind: 'reminder' })
      }
    })
  }
}

/** At its end, or as soon as an answer decides it; again when a mail comes back and undoes it. */
export async function tellOwners(tools: Clockwork, now: Instant): Promise<void> {
  const { read } = tools.database
  const due = await Promise.all([
    dueToTell(read, now),
    answeredLately(read, now),
    cameBackLately(read, now),
  ])
  for (const id of new Set(due.flat())) {
    await tools.database.transact(async (tx) => {
      const draft = await lockDraft(tx, id)
      if (!draft || draft.state.kind !== 'open') return
      const standing = await standingOf(tx, draft, now)
      const { kind, counts } = standing.outcome
      const again = draft.told >= draft.version.number
      const undone = draft.rule.kind === 'silence' && counts.unreached > draft.toldUnreached
      if (kind === 'open' || (again && !undone)) return
      const told = { told: draft.version.number, toldUnreached: counts.unreached }
      await saveDraft(tx, { ...draft, ...told })
      await sendOutcome({ tx, now, post: tools }, draft, { standing, again })
    })
  }
}
