/** What a line of a mail does, once its author is proven: read and done as mail that came in is. */
import type { World } from '../../../test/world.ts'
import { openCatalogues, type Language } from '../../platform/languages/index.ts'
import { SOURCES } from '../../site.ts'
import {
  agreeOnTheWay,
  findAccount,
  findActor,
  type Actor,
  type PersonId,
} from '../people/index.ts'
import { MAIL_DOORS } from './doors.ts'
import { perform, type Outcome } from './performing.ts'
import type { Replying } from './replying.ts'
import type { Request } from './request.ts'

const catalogues = openCatalogues(SOURCES)

/** What was begun and not done is taken back, as it is for mail. */
class NothingDone extends Error {
  readonly outcome: Outcome
  constructor(outcome: Outcome) {
    super(outcome.kind)
    this.outcome = outcome
  }
}

export const replyingIn = ({
  clock,
  database,
  letterbox,
  replyAddresses,
  tools,
}: World): Replying => ({
  clock,
  engine: database.engine,
  outbox: letterbox.outbox,
  files: tools.files,
  replyAddresses,
  wordsIn: catalogues.translator,
  url: letterbox.url,
  host: 'Example Institute',
  officesOf: tools.officesOf,
  doors: MAIL_DOORS,
})

export type Line = {
  readonly about: string
  readonly own: string
  readonly language?: Language
  /** What `I agree` to the mail before would have agreed to. */
  readonly agrees?: { readonly id: string; readonly version: number } | 'permanence'
}

export async function byMail(world: World, person: PersonId, line: Line): Promise<Outcome> {
  const { about, own, language = 'en', agrees } = line
  const request: Request = { about, own, words: own, subject: 'A mail', answered: [], files: [] }
  try {
    return await world.database.transact(async (tx, now) => {
      const found = await findActor(tx, person, { officesOf: world.tools.officesOf, now })
      if (!found) throw new Error(`${person} is nobody`)
      const undertakings = agrees === 'permanence' ? undefined : agrees
      const given = { permanence: true, undertakings, via: 'mail' } as const
      const actor: Actor = agrees ? await agreeOnTheWay(tx, found, given, now) : found
      const account = await findAccount(tx, { person })
      if (!account) throw new Error(`${person} has no account`)
      const known = { actor, account: { ...account, language } }
      const outcome = await perform(replyingIn(world), tx, { ...known, request, now })
      if (outcome.kind !== 'done') throw new NothingDone(outcome)
      return outcome
    })
  } catch (problem) {
    if (problem instanceof NothingDone) return problem.outcome
    throw problem
  }
}
