/** Those whose move it can be in the story, by the titles that the template gives them. */
const CHAIR = 'Chair of the working group'
const STAFF = 'ICANN organization (staff)'
const COUNCIL_CHAIR = 'Chair of the GNSO Council'
const BOARD_CHAIR = 'Chair of the Board'

export const WHO = {
  anybody: 'Anybody',
  participants: 'Participants',
  members: 'members of the working group',
  behind: 'Those who stand behind it',
  chair: CHAIR,
  liaison: 'Council liaison',
  staff: STAFF,
  staffOrChair: `${STAFF} or ${CHAIR}`,
  council: 'GNSO Council',
  councilChair: COUNCIL_CHAIR,
  board: 'ICANN Board',
  boardChair: BOARD_CHAIR,
  /** Whoever moves a process on once nothing is missing. */
  movers: `${CHAIR}, ${STAFF} or ${COUNCIL_CHAIR}`,
  /** Whoever takes the way that a vote has opened. */
  councilTakers: `${COUNCIL_CHAIR} or ${STAFF}`,
  boardTakers: `${BOARD_CHAIR} or ${STAFF}`,
} as const
