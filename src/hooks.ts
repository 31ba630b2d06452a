/** What later domains add to the pages, gates and moves of earlier ones. Joins only. */
import * as actions from './domains/actions/index.ts'
import * as advice from './domains/advice/index.ts'
import * as amendments from './domains/amendments/index.ts'
import * as appeals from './domains/appeals/index.ts'
import * as archives from './domains/archives/index.ts'
import * as ballots from './domains/ballots/index.ts'
import { calendarSections } from './domains/calendars/index.ts'
import * as challenges from './domains/challenges/index.ts'
import * as changes from './domains/changes/index.ts'
import * as decisions from './domains/decisions/index.ts'
import * as discussions from './domains/discussions/index.ts'
import * as dockets from './domains/dockets/index.ts'
import * as issues from './domains/issues/index.ts'
import * as judgements from './domains/judgements/index.ts'
import * as mailings from './domains/mailings/index.ts'
import * as meetings from './domains/meetings/index.ts'
import { attendancesOf, peopleThere } from './domains/minutes/index.ts'
import { noticeSections } from './domains/notices/index.ts'
import * as outcomes from './domains/outcomes/index.ts'
import * as participation from './domains/participation/index.ts'
import type { Tools } from './domains/people/index.ts'
import * as petitions from './domains/petitions/index.ts'
import { proceedingsSections } from './domains/proceedings/index.ts'
import { bodyMeetings, mailReach } from './domains/processes/index.ts'
import type { Hooks } from './domains/processes/index.ts'
import { standingSections } from './domains/standing/index.ts'
import { slotSections, type CameTo } from './domains/slots/index.ts'
import * as tallies from './domains/tallies/index.ts'
import { textFacts, textSections } from './domains/texts/index.ts'
import * as translations from './domains/translations/index.ts'
import * as uptake from './domains/uptake/index.ts'

/** What a ballot or a judgement can be about. */
export const ITEMS: readonly ballots.ItemProvider[] = [
  ballots.textItems,
  ballots.callItems,
  advice.adviceItems,
  petitions.petitionItems,
]

/** Of everybody who said that they came; of a meeting where nobody did it is not known. */
export const cameTo: CameTo = async (read, meeting) => {
  const came = peopleThere(await attendancesOf(read, meeting))
  return came.length === 0 ? undefined : new Set(came)
}

/** Moves of those who were asked something by others. */
const ASKED_MOVES = [advice.adviceMoves, petitions.petitionMoves] as const

/** What later domains add to the pages and gates of earlier ones. */
export const hooksOf = ({ clock }: Pick<Tools, 'clock'>): Hooks => ({
  sections: [
    issues.issueSection,
    ...textSections,
    ...dockets.docketSections(clock),
    ...decisions.decisionSections(clock),
    ...ballots.ballotSections(clock),
    ...judgements.judgementSections(ITEMS),
    ...challenges.challengeSections(clock),
    ...changes.changeSections(clock),
    ...advice.adviceSections(clock),
    ...petitions.petitionSections(clock),
    ...outcomes.outcomeSections(clock),
    ...appeals.appealSections(clock),
    ...discussions.discussionSections,
    ...mailings.mailingSections,
    ...archives.archiveSections,
    ...meetings.meetingSections(clock),
    ...proceedingsSections(clock),
    ...noticeSections,
    ...actions.actionSections,
    ...calendarSections,
    ...slotSections,
    ...tallies.tallySections,
    ...participation.participationSections(clock),
    ...standingSections,
  ],
  facts: [
    issues.issueFacts,
    textFacts,
    translations.translationFacts,
    dockets.docketFacts,
    decisions.decisionFacts,
    amendments.amendmentFacts,
    ballots.ballotFacts,
    judgements.judgementFacts,
    challenges.challengeFacts,
    changes.changeFacts,
    advice.adviceFacts,
    petitions.petitionFacts,
    outcomes.outcomeFacts,
    appeals.appealFacts,
    discussions.discussionFacts,
    meetings.meetingFacts,
    actions.actionFacts,
    uptake.uptakeFacts,
    participation.participationFacts,
  ],
  reach: mailReach,
  served: [dockets.docketsServed, decisions.callsServed],
  meetings: meetings.announcedMeetings(bodyMeetings),
  moves: [
    decisions.decisionMoves,
    ballots.ballotMoves,
    challenges.challengeMoves,
    appeals.appealMoves,
    ...ASKED_MOVES,
  ],
  happenings: [
    ballots.ballotHappenings,
    judgements.judgementHappenings,
    challenges.challengeHappenings,
    appeals.appealHappenings,
  ],
})
