/** Whether a thing that an agenda names is here, and open to everybody. Loads; decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { actionId, EARLIER_SOURCES, findAction } from '../actions/index.ts'
import { amendmentId, findAmendment } from '../amendments/index.ts'
import { ballotId, findBallot } from '../ballots/index.ts'
import { findObjection, objectionId } from '../decisions/index.ts'
import { clauseId, newestWith, textId } from '../texts/index.ts'

type Finder = (db: Read | Tx, id: string) => Promise<unknown>

/** Beside what an action may come from, which is asked for the others. */
const FINDERS: Readonly<Record<string, Finder>> = {
  amendment: async (db, raw) => {
    const id = amendmentId(raw)
    return id && findAmendment(db, id)
  },
  objection: async (db, raw) => {
    const id = objectionId(raw)
    return id && findObjection(db, id)
  },
  action: async (db, raw) => {
    const id = actionId(raw)
    return id && findAction(db, id)
  },
  ballot: async (db, raw) => {
    const id = ballotId(raw)
    return id && findBallot(db, id)
  },
}

/** `text:01J…`, or `text:01J…#c3` of a clause that some version has. */
export async function isThing(db: Read | Tx, link: string): Promise<boolean> {
  const [, noun = '', raw = '', clause] = /^([a-z]+):([0-9A-Z]{26})(?:#(.+))?$/.exec(link) ?? []
  const find = FINDERS[noun] ?? EARLIER_SOURCES.find((one) => one.noun === noun)?.find
  if (!find || (await find(db, raw)) === undefined) return false
  if (clause === undefined) return true
  const [text, named] = [textId(raw), clauseId(clause)]
  return text && named ? (await newestWith(db, text, named)) !== undefined : false
}
