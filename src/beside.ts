/** What later domains put beside the things of earlier ones: sections, origins, sealed words. */
import {
  actionsOfCall,
  actionsOfThing,
  EARLIER_SOURCES,
  type SourceProvider,
} from './domains/actions/index.ts'
import { amendmentsOfText, assembledWords } from './domains/amendments/index.ts'
import { sealedAppeals } from './domains/appeals/index.ts'
import type { BallotSection } from './domains/ballots/index.ts'
import { calendarOf, calendarWords } from './domains/calendars/index.ts'
import { challengesOfCall } from './domains/challenges/index.ts'
import * as colleagues from './domains/colleagues/index.ts'
import { preparedWords, type CallSection } from './domains/decisions/index.ts'
import { discussionOf, messageOrigins, sealedTalk } from './domains/discussions/index.ts'
import { mailingOf } from './domains/mailings/index.ts'
import { loadMeeting, meetingId } from './domains/meetings/index.ts'
import { settledOf } from './domains/outcomes/index.ts'
import { askedByMail, mailOfBallot, mailOfCall } from './domains/replies/index.ts'
import { uncountedOfBallot, uncountedOfCall } from './domains/replies/index.ts'
import { agendasOfThing, askedInPrivate } from './domains/meetings/index.ts'
import { slotsOfAccount } from './domains/slots/index.ts'
import { minutesOfMeeting } from './domains/minutes/index.ts'
import { roomOfMeeting } from './domains/rooms/index.ts'
import { proceedingsOfCycle, proceedingsOfThing } from './domains/proceedings/index.ts'
import { numbersOfText } from './domains/tallies/index.ts'
import { guidedWords } from './domains/guides/index.ts'
import * as reports from './domains/reports/index.ts'
import { ownVisits } from './domains/standing/index.ts'
import { translationsOfText } from './domains/translations/index.ts'
import { uptakeOf, uptakeWords } from './domains/uptake/index.ts'
import type { PrivateWords, Tools } from './domains/people/index.ts'

const meeting: SourceProvider = {
  noun: 'meeting',
  find: async (db, raw) => {
    const id = meetingId(raw)
    const found = id && (await loadMeeting(db, id))
    if (!found) return undefined
    const takesUpAt = found.state.kind === 'planned' ? found.starts : undefined
    return { host: found.host, path: `/meetings/${raw}`, takesUpAt }
  },
}

/** What an action may come from. */
export const SOURCES_OF_ACTIONS: readonly SourceProvider[] = [...EARLIER_SOURCES, meeting]

/** What can be reported to those who may remove it. */
export const REPORTABLES: readonly reports.Reportable[] = [
  reports.reportableMessages,
  reports.reportableArchived,
  reports.reportableChatLines,
]

/** What the pages and forms of earlier domains are given by later ones. */
export const LATER: Pick<Tools, 'origins' | 'thingSections'> = {
  origins: messageOrigins,
  thingSections: [
    amendmentsOfText(settledOf),
    uptakeOf,
    numbersOfText,
    translationsOfText,
    colleagues.askAboutDocket,
    calendarOf,
    roomOfMeeting,
    minutesOfMeeting,
    actionsOfThing(SOURCES_OF_ACTIONS),
    discussionOf,
    mailingOf,
    agendasOfThing,
    proceedingsOfThing,
    proceedingsOfCycle,
    colleagues.draftsOfAccount,
    slotsOfAccount,
  ],
}

/** Below the designations of a call. */
export const BESIDE_CALLS: readonly CallSection[] = [
  mailOfCall,
  challengesOfCall,
  colleagues.askAboutCall,
  uncountedOfCall,
  actionsOfCall,
]

/** Below what came of a ballot. */
export const BESIDE_BALLOTS: readonly BallotSection[] = [mailOfBallot, uncountedOfBallot]

/** What goes with a person's own export, and with their erasure. */
export const PRIVATE_WORDS: readonly PrivateWords[] = [
  sealedAppeals,
  preparedWords,
  assembledWords,
  ...uptakeWords,
  sealedTalk,
  colleagues.draftedWords,
  askedByMail,
  askedInPrivate,
  ownVisits,
  guidedWords,
  reports.reportedWords,
  calendarWords,
]
