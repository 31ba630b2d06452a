/** The clock's door of issues: what was parked until now comes back. The hour decides, not it. */
import type { Database } from '../../platform/db/index.ts'
import { everyMinute, type ClockDoor } from '../../platform/jobs/index.ts'
import { comeBack } from './steps/proposing.ts'
import type { Post } from './steps/setting.ts'

export const issueDoors = (
  { transact }: Pick<Database, 'transact'>,
  post: Post,
): readonly ClockDoor[] => [
  everyMinute('bring back parked issues', async () => {
    await transact((tx, now) => comeBack({ tx, now, post }))
  }),
]
