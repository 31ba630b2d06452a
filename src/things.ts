/** What each domain says can be done now: for the front page and for whom it needs. Joins only. */
import { REPORTABLES } from './beside.ts'
import { actionThings } from './domains/actions/index.ts'
import * as advice from './domains/advice/index.ts'
import * as amendments from './domains/amendments/index.ts'
import * as appeals from './domains/appeals/index.ts'
import * as ballots from './domains/ballots/index.ts'
import * as challenges from './domains/challenges/index.ts'
import * as changes from './domains/changes/index.ts'
import * as colleagues from './domains/colleagues/index.ts'
import * as decisions from './domains/decisions/index.ts'
import { staleTranslations, type OpenThings } from './domains/desk/index.ts'
import * as discussions from './domains/discussions/index.ts'
import * as dockets from './domains/dockets/index.ts'
import { guideThings } from './domains/guides/index.ts'
import * as issues from './domains/issues/index.ts'
import * as meetings from './domains/meetings/index.ts'
import * as mailings from './domains/mailings/index.ts'
import { minutesThings } from './domains/minutes/index.ts'
import * as outcomes from './domains/outcomes/index.ts'
import * as petitions from './domains/petitions/index.ts'
import { replyThings } from './domains/replies/index.ts'
import { reportThings } from './domains/reports/index.ts'
import { roomThings } from './domains/rooms/index.ts'

/** What stands in the way of rules that were adopted. */
export const HINDRANCES = [appeals.appealHindrances] as const

/** What each domain says can be done now. */
export const THINGS: readonly OpenThings[] = [
  issues.openIssues,
  dockets.docketThings,
  decisions.decisionThings,
  amendments.amendmentThings,
  ballots.ballotThings,
  challenges.challengeThings,
  changes.changeThings(HINDRANCES),
  advice.adviceThings,
  petitions.petitionThings,
  outcomes.outcomeThings,
  appeals.appealThings,
  discussions.discussionThings,
  mailings.mailingThings,
  minutesThings,
  roomThings,
  replyThings,
  meetings.meetingThings,
  actionThings,
  colleagues.colleagueThings,
  guideThings,
  reportThings(REPORTABLES),
  staleTranslations,
]
