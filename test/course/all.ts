/** All turns, in an order in which each finds what it needs. */
import { CALL, OUTCOME, TEXT } from './call-turns.ts'
import { DOCKET } from './docket-turns.ts'
import { ISSUES } from './issue-turns.ts'
import { ACCOUNT, BODY, END, LEAVING, PROCESS, STEWARDS } from './people-turns.ts'
import type { Turn } from './turn.ts'

export const TURNS: readonly Turn[] = [
  ...ACCOUNT,
  ...BODY,
  ...PROCESS,
  ...STEWARDS,
  ...TEXT,
  ...CALL,
  ...OUTCOME,
  ...DOCKET,
  ...ISSUES,
]

export const LAST_TURNS: readonly Turn[] = [...LEAVING, ...END]
