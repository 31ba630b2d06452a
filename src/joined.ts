/** Joins the domains: their acts, tables, routes, words for acts, and where things lie. What they
 * give each other is joined in `hooks.ts`, `things.ts`, `beside.ts`, `owed.ts` and `news.ts`. */
import {
  BESIDE_BALLOTS,
  BESIDE_CALLS,
  PRIVATE_WORDS,
  REPORTABLES,
  SOURCES_OF_ACTIONS,
} from './beside.ts'
import {
  BODY_ACTS,
  BODY_TABLES,
  bodyRoutes,
  officesOf,
  type BodySectionProvider,
} from './domains/bodies/index.ts'
import * as challenges from './domains/challenges/index.ts'
import * as colleagues from './domains/colleagues/index.ts'
import * as changes from './domains/changes/index.ts'
import * as amendments from './domains/amendments/index.ts'
import * as actions from './domains/actions/index.ts'
import * as advice from './domains/advice/index.ts'
import * as appeals from './domains/appeals/index.ts'
import * as discussions from './domains/discussions/index.ts'
import * as mailings from './domains/mailings/index.ts'
import * as archives from './domains/archives/index.ts'
import * as calendars from './domains/calendars/index.ts'
import * as meetings from './domains/meetings/index.ts'
import * as rooms from './domains/rooms/index.ts'
import * as slots from './domains/slots/index.ts'
import * as minutes from './domains/minutes/index.ts'
import * as hums from './domains/hums/index.ts'
import * as chats from './domains/chats/index.ts'
import * as captions from './domains/captions/index.ts'
import * as proceedings from './domains/proceedings/index.ts'
import * as uptake from './domains/uptake/index.ts'
import type { Domain } from './domains.ts'
import * as judgements from './domains/judgements/index.ts'
import * as ballots from './domains/ballots/index.ts'
import * as dockets from './domains/dockets/index.ts'
import * as guides from './domains/guides/index.ts'
import * as issues from './domains/issues/index.ts'
import * as outcomes from './domains/outcomes/index.ts'
import * as petitions from './domains/petitions/index.ts'
import * as decisions from './domains/decisions/index.ts'
import { deskRoutes } from './domains/desk/index.ts'
import * as texts from './domains/texts/index.ts'
import {
  PEOPLE_ACTS,
  PEOPLE_TABLES,
  peopleRoutes,
  roleWord,
  type Mount,
  type Tools,
} from './domains/people/index.ts'
import * as tallies from './domains/tallies/index.ts'
import * as participation from './domains/participation/index.ts'
import {
  PROCESS_ACTS,
  PROCESS_TABLES,
  processesNamed,
  processRoutes,
} from './domains/processes/index.ts'
import * as standing from './domains/standing/index.ts'
import { reportRoutes } from './domains/reports/index.ts'
import * as notices from './domains/notices/index.ts'
import { STEWARD_ACTS, STEWARD_TABLES, stewardRoutes } from './domains/stewards/index.ts'
import { TEMPLATE_ACTS, TEMPLATE_TABLES, templateRoutes } from './domains/templates/index.ts'
import * as translations from './domains/translations/index.ts'
import { cameTo, hooksOf, ITEMS } from './hooks.ts'
import { OWED } from './owed.ts'
import { actorsOf, pathOf } from './places.ts'
import { playRoutes } from './play/routes.tsx'
import { HINDRANCES, THINGS } from './things.ts'
import { titlesOf } from './titles.ts'
import { isLanguage, nativeName, type Key } from './platform/languages/index.ts'
import {
  joinActs,
  OWN_ACT_WORDS,
  type ActWords,
  type AnyKeptTable,
  type DeclaredActs,
  type Naming,
} from './platform/record/index.ts'

const DECLARED = {
  people: PEOPLE_ACTS,
  stewards: STEWARD_ACTS,
  bodies: BODY_ACTS,
  templates: TEMPLATE_ACTS,
  processes: PROCESS_ACTS,
  issues: issues.ISSUE_ACTS,
  texts: texts.TEXT_ACTS,
  translations: translations.TRANSLATION_ACTS,
  dockets: dockets.DOCKET_ACTS,
  decisions: decisions.DECISION_ACTS,
  amendments: amendments.AMENDMENT_ACTS,
  ballots: ballots.BALLOT_ACTS,
  judgements: judgements.JUDGEMENT_ACTS,
  challenges: challenges.CHALLENGE_ACTS,
  changes: changes.CHANGE_ACTS,
  advice: advice.ADVICE_ACTS,
  petitions: petitions.PETITION_ACTS,
  outcomes: outcomes.OUTCOME_ACTS,
  appeals: appeals.APPEAL_ACTS,
  discussions: discussions.DISCUSSION_ACTS,
  archives: archives.ARCHIVE_ACTS,
  actions: actions.ACTION_ACTS,
  meetings: meetings.MEETING_ACTS,
  minutes: minutes.MINUTES_ACTS,
  rooms: rooms.ROOM_ACTS,
  hums: hums.HUM_ACTS,
  chats: chats.CHAT_ACTS,
  captions: captions.CAPTION_ACTS,
  proceedings: proceedings.PROCEEDINGS_ACTS,
  uptake: uptake.UPTAKE_ACTS,
  tallies: tallies.TALLY_ACTS,
  participation: participation.PARTICIPATION_ACTS,
  guides: guides.GUIDE_ACTS,
  standing: standing.STANDING_ACTS,
  notices: notices.NOTICE_ACTS,
} as const satisfies Partial<Record<Domain, DeclaredActs>>

export const ACTS: DeclaredActs = joinActs(...Object.values(DECLARED))

export const TABLES: readonly AnyKeptTable[] = [
  ...PEOPLE_TABLES,
  ...STEWARD_TABLES,
  ...BODY_TABLES,
  ...TEMPLATE_TABLES,
  ...PROCESS_TABLES,
  ...issues.ISSUE_TABLES,
  ...texts.TEXT_TABLES,
  ...translations.TRANSLATION_TABLES,
  ...dockets.DOCKET_TABLES,
  ...decisions.DECISION_TABLES,
  ...amendments.AMENDMENT_TABLES,
  ...ballots.BALLOT_TABLES,
  ...judgements.JUDGEMENT_TABLES,
  ...challenges.CHALLENGE_TABLES,
  ...changes.CHANGE_TABLES,
  ...advice.ADVICE_TABLES,
  ...petitions.PETITION_TABLES,
  ...outcomes.OUTCOME_TABLES,
  ...appeals.APPEAL_TABLES,
  ...discussions.DISCUSSION_TABLES,
  ...archives.ARCHIVE_TABLES,
  ...actions.ACTION_TABLES,
  ...meetings.MEETING_TABLES,
  ...minutes.MINUTES_TABLES,
  ...rooms.ROOM_TABLES,
  ...hums.HUM_TABLES,
  ...chats.CHAT_TABLES,
  ...captions.CAPTION_TABLES,
  ...proceedings.PROCEEDINGS_TABLES,
  ...uptake.UPTAKE_TABLES,
  ...participation.PARTICIPATION_TABLES,
  ...guides.GUIDE_TABLES,
  ...standing.STANDING_TABLES,
  ...notices.NOTICE_TABLES,
]

/** What holds a text still: an open call, for nobody answers about words that change; adoption. */
export const freezesOf: texts.FreezesOf = async (db, text, now) => {
  const calls = await decisions.callsOf(db, { text })
  const asked = calls
    .filter((call) => decisions.phaseOf(call, now) === 'open')
    .map((call) => ({ href: `/calls/${call.id}`, until: decisions.datesOf(call)?.closes }))
  const settled = await outcomes.settledOf(db, text)
  return settled ? [...asked, settled] : asked
}

/** What gates may ask for here. */
const factNames = (tools: Pick<Tools, 'clock'>): readonly string[] =>
  hooksOf(tools).facts.flatMap(({ facts }) => facts)

/** What the front page and the desks are told by all domains. */
const DESK = {
  things: THINGS,
  owed: OWED,
  earlier: outcomes.earlierOutcomes,
  reportables: REPORTABLES,
} as const

/** What stands on the page of a body, in the order of the domains. */
const bodySections = ({ clock }: Pick<Tools, 'clock'>): readonly BodySectionProvider[] => [
  ...ballots.ballotBodySections(clock),
  ...petitions.petitionBodySections(clock),
  ...advice.adviceBodySections,
  ...discussions.discussionBodySections,
  ...mailings.mailingBodySections,
  ...archives.archiveBodySections,
  ...slots.slotBodySections,
  ...meetings.meetingBodySections(clock),
  ...proceedings.proceedingsBodySections(clock),
  ...notices.noticeBodySections,
  ...actions.actionBodySections,
  ...calendars.calendarBodySections,
]

/** What later domains add to a live room, in their order. */
const roomParts = ({ smsSecret }: Pick<Tools, 'smsSecret'>): readonly rooms.RoomPart[] => [
  hums.humsInRoom(smsSecret !== undefined),
  captions.captionsPart,
  chats.chatPart,
]

export const mountsOf = (tools: Tools): readonly Mount[] => [
  peopleRoutes({ ...tools, privateWords: PRIVATE_WORDS }),
  stewardRoutes({ ...tools, titlesOf }),
  bodyRoutes({ ...tools, processes: processesNamed }, bodySections(tools)),
  standing.visits,
  // Before the templates' own addresses: `try` is no name of a template.
  playRoutes(factNames(tools)),
  templateRoutes(tools),
  processRoutes(tools, hooksOf(tools)),
  issues.issueRoutes(tools),
  texts.textRoutes({
    ...tools,
    freezesOf,
    adoptionsOf: outcomes.adoptionsOf,
    contributions: [
      dockets.docketContributions,
      decisions.objectionContributions,
      amendments.amendmentContributions,
    ],
    notes: uptake.trailAtClauses(
      amendments.amendmentsAtClauses(outcomes.settledOf, discussions.discussionAtClauses),
    ),
  }),
  translations.translationRoutes(tools),
  dockets.docketRoutes(tools),
  decisions.decisionRoutes({ ...tools, texts: texts.textSource, sections: BESIDE_CALLS }),
  amendments.amendmentRoutes({ ...tools, freezesOf }),
  ballots.ballotRoutes({ ...tools, items: ITEMS, sections: BESIDE_BALLOTS }),
  judgements.judgementRoutes({ ...tools, items: ITEMS }),
  challenges.challengeRoutes(tools),
  changes.changeRoutes({ ...tools, facts: factNames(tools), hindrances: HINDRANCES }),
  advice.adviceRoutes(tools),
  petitions.petitionRoutes({ ...tools, facts: hooksOf(tools).facts }),
  outcomes.outcomeRoutes({
    ...tools,
    sections: [
      outcomes.passagesOfOutcome(uptake.trailAtClauses(async () => undefined)),
      appeals.appealsOfOutcome(tools.clock),
      actions.actionsOfOutcome,
    ],
  }),
  appeals.appealRoutes(tools),
  archives.archiveRoutes(tools),
  actions.actionRoutes({ ...tools, sources: SOURCES_OF_ACTIONS }),
  discussions.discussionRoutes(tools),
  mailings.mailingRoutes(tools),
  colleagues.colleagueRoutes(tools),
  meetings.meetingRoutes(tools),
  calendars.calendarRoutes({ ...tools, needs: THINGS }),
  slots.slotRoutes({ cameTo }),
  minutes.minutesRoutes(tools),
  rooms.roomRoutes({ ...tools, roomParts: roomParts(tools) }),
  hums.humRoutes(tools),
  chats.chatRoutes(tools),
  captions.captionRoutes(tools),
  proceedings.proceedingsRoutes({ ...tools, titlesOf, pathOf }),
  proceedings.cycleRoutes({ ...tools, titlesOf, pathOf, cameTo }),
  proceedings.printRoutes({ ...tools, titlesOf, pathOf, cameTo }),
  uptake.uptakeRoutes(tools),
  tallies.tallyRoutes,
  participation.participationRoutes(tools),
  guides.guideRoutes(tools),
  standing.standingRoutes({ ...tools, hooks: hooksOf(tools), owed: OWED, domainOf, pathOf }),
  reportRoutes({ ...tools, reportables: REPORTABLES }),
  notices.noticeRoutes(tools),
  deskRoutes({ ...tools, ...DESK, hooks: hooksOf(tools) }),
]

export { officesOf }

/** Each kind of act has its sentence in the catalogue of the domain that declares it. */
const ACT_WORDS: ActWords = Object.fromEntries(
  Object.entries(DECLARED).flatMap(([domain, acts]) =>
    Object.keys(acts).map((act) => [act, `${domain}.act.${act}` as Key]),
  ),
)

const domainOf = (act: string): string | undefined => ACT_WORDS[act]?.split('.')[0]

export const NAMING: Naming = {
  declared: ACTS,
  acts: { ...OWN_ACT_WORDS, ...ACT_WORDS },
  actorsOf,
  pathOf,
  inWords: (field, value, t) => {
    if (field === 'role' || field === 'forum') return roleWord(value, t)
    if (field === 'language' && isLanguage(value)) return nativeName(value)
    return field === 'choice' ? ballots.choiceWord(value, t) : value
  },
}
