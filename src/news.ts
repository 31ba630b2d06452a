/** Joins what domains tell by mail: which acts are news, and what many are asked at once. */
import { REPORTABLES } from './beside.ts'
import { actionNews } from './domains/actions/index.ts'
import { adviceNews } from './domains/advice/index.ts'
import { amendmentNews } from './domains/amendments/index.ts'
import { appealNews } from './domains/appeals/index.ts'
import { challengeNews } from './domains/challenges/index.ts'
import { ballotsAsked } from './domains/ballots/index.ts'
import { callsAsked, decisionNews } from './domains/decisions/index.ts'
import { docketNews } from './domains/dockets/index.ts'
import { tellOf, type AskedOf, type Letterbox, type NewsByAct } from './domains/people/index.ts'
import { noticesAsked } from './domains/notices/index.ts'
import { processNews } from './domains/processes/index.ts'
import { endReports } from './domains/reports/index.ts'
import { uptakeNews } from './domains/uptake/index.ts'
import { petitionNews } from './domains/petitions/index.ts'

const NEWS: NewsByAct = {
  ...processNews,
  ...docketNews,
  ...amendmentNews,
  ...decisionNews,
  ...challengeNews,
  ...adviceNews,
  ...petitionNews,
  ...appealNews,
  ...uptakeNews,
  ...actionNews,
}

/** What many are asked at once: told as soon as it is open. */
export const ASKED: readonly AskedOf[] = [callsAsked, ballotsAsked, noticesAsked]

/** Written in the transaction of the acts: what they end first, then whom they concern. */
export const tellNews = (letterbox: Letterbox): ReturnType<typeof tellOf> => {
  const [end, tell] = [endReports(letterbox, REPORTABLES), tellOf(letterbox, NEWS)]
  return async (tx, acts, now) => {
    await end(tx, acts, now)
    await tell(tx, acts, now)
  }
}
