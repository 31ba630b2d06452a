/** What the clock looks after in all domains, minute by minute. Decides nothing. */
import { REPORTABLES } from './beside.ts'
import { actionDoors } from './domains/actions/index.ts'
import { tellDueAdvice } from './domains/advice/index.ts'
import { archiveFilesAmong } from './domains/archives/index.ts'
import { closeDueBallots } from './domains/ballots/index.ts'
import { endDueTerms } from './domains/bodies/index.ts'
import { colleagueDoors } from './domains/colleagues/index.ts'
import { closeDueCalls } from './domains/decisions/index.ts'
import { sweepFiles } from './domains/discussions/index.ts'
import { closeDueDockets } from './domains/dockets/index.ts'
import { issueDoors } from './domains/issues/index.ts'
import { meetingDoors, paperFilesAmong } from './domains/meetings/index.ts'
import type { Tools } from './domains/people/index.ts'
import { settleDuePetitions } from './domains/petitions/index.ts'
import { catchUpProcesses } from './domains/processes/index.ts'
import { pendingFilesAmong } from './domains/replies/index.ts'
import { reportDoors } from './domains/reports/index.ts'
import { hooksOf } from './hooks.ts'
import type { Read } from './platform/db/index.ts'
import { tallyDoors } from './domains/tallies/index.ts'
import { everyMinute, type ClockDoor } from './platform/jobs/index.ts'
import type { Language, Translate } from './platform/languages/index.ts'

type Made = 'database' | 'clock' | 'outbox' | 'url' | 'files' | 'replyAddresses'
type Clockwork = Pick<Tools, Made> & {
  readonly wordsIn: (language: Language) => Translate
}

/** Files that are no message's: of archives, of papers, of mail that waits for a word. */
const filesElsewhere = async (read: Read, ids: readonly string[]): Promise<readonly string[]> => [
  ...(await archiveFilesAmong(read, ids)),
  ...(await pendingFilesAmong(read, ids)),
  ...(await paperFilesAmong(read, ids)),
]

/** What the clock looks after, minute by minute, in every domain. */
export const clockDoors = (tools: Clockwork): readonly ClockDoor[] => [
  everyMinute('end terms', () => endDueTerms(tools)),
  ...issueDoors(tools.database, tools),
  everyMinute('catch up processes', () => catchUpProcesses(tools, hooksOf(tools))),
  everyMinute('close dockets', () => closeDueDockets(tools)),
  everyMinute('close calls', () => closeDueCalls(tools)),
  everyMinute('close ballots', () => closeDueBallots(tools)),
  everyMinute('settle petitions', () => settleDuePetitions(tools)),
  everyMinute('sweep files', async (now) => {
    await sweepFiles({ ...tools, standsElsewhere: filesElsewhere }, now)
  }),
  everyMinute('tell what is due', () => tellDueAdvice(tools)),
  ...colleagueDoors(tools),
  ...tallyDoors(tools),
  ...actionDoors(tools),
  ...meetingDoors(tools),
  ...reportDoors({ ...tools, reportables: REPORTABLES }),
]
