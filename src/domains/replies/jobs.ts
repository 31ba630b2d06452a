/** The clock's doors of replies: answers go out each minute; what is over is forgotten. */
import { everyMinute, type ClockDoor } from '../../platform/jobs/index.ts'
import { forgetHeard } from './heard.ts'
import { sendAnswers, type Answering } from './answers.ts'
import { forgetAnswers } from './store-answers.ts'
import { forgetJoinings } from './store-joinings.ts'
import { forgetPending } from './store-pending.ts'
import { recordDue } from './remedies.ts'
import { forgetWaiting } from './store-remedies.ts'
import { forgetUncounted } from './uncounted.ts'

export const replyDoors = (answering: Answering): readonly ClockDoor[] => [
  everyMinute('record objections in time', () => recordDue(answering)),
  everyMinute('answer mail', () => sendAnswers(answering)),
  everyMinute('forget what was asked by mail', (now) =>
    answering.database.transact(async (tx) => {
      await forgetHeard(tx, now)
      await forgetAnswers(tx, now)
      await forgetPending(tx, now)
      await forgetWaiting(tx, now)
      await forgetUncounted(tx, now)
      await forgetJoinings(tx, now)
    }),
  ),
]
