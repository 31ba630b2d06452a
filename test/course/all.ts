/** All turns, in an order in which each finds what it needs. */
import { ACTIONS } from './action-turns.ts'
import { AMENDMENTS } from './amendment-turns.ts'
import { ADVICE } from './advice-turns.ts'
import { APPEALS } from './appeal-turns.ts'
import { BALLOTS } from './ballot-turns.ts'
import { CALL, OUTCOME, TEXT } from './call-turns.ts'
import { CHALLENGE } from './challenge-turns.ts'
import { CHANGES } from './change-turns.ts'
import { COUNCIL_SEATS } from './council.ts'
import { DISCUSSIONS } from './discussion-turns.ts'
import { DOCKET } from './docket-turns.ts'
import { GUIDES } from './guide-turns.ts'
import { HUMS } from './hum-turns.ts'
import { ISSUES } from './issue-turns.ts'
import { ACCOUNT, BODY, END, LEAVING, PROCESS, ROLES_END, STEWARDS } from './people-turns.ts'
import { CALENDARS } from './calendar-turns.ts'
import { MEETINGS } from './meeting-turns.ts'
import { MINUTES } from './minutes-turns.ts'
import { PETITIONS } from './petition-turns.ts'
import { PROCEEDINGS } from './proceedings-turns.ts'
import { BESIDE_ROOM } from './beside-room-turns.ts'
import { ROOMS } from './room-turns.ts'
import type { Turn } from './turn.ts'
import { STANDING } from './standing-turns.ts'
import { UPTAKE } from './uptake-turns.ts'
import { WAYS } from './ways.ts'

export const TURNS: readonly Turn[] = [
  ...ACCOUNT,
  ...BODY,
  ...COUNCIL_SEATS,
  // Within the hours of its meeting: no turn before lets days pass.
  ...ROOMS,
  ...HUMS,
  ...BESIDE_ROOM,
  ...BALLOTS,
  ...PROCESS,
  ...STEWARDS,
  ...WAYS,
  ...STANDING,
  ...GUIDES,
  ...ADVICE,
  ...APPEALS,
  ...DISCUSSIONS,
  ...TEXT,
  ...AMENDMENTS,
  ...UPTAKE,
  ...ACTIONS,
  ...MEETINGS,
  ...MINUTES,
  ...PROCEEDINGS,
  ...CALENDARS,
  ...CALL,
  ...OUTCOME,
  ...CHALLENGE,
  ...CHANGES,
  ...PETITIONS,
  ...DOCKET,
  ...ISSUES,
]

export const LAST_TURNS: readonly Turn[] = [...LEAVING, ...END, ...ROLES_END]
