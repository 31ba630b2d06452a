/** What waits for somebody: an answer for a body that they lead, a petition to sign or not. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { canTry, seatIn, type Actor } from '../people/index.ts'
import { findProcess, type ProcessId } from '../processes/index.ts'
import type { BodyStanding } from './ratification.ts'
import { maySign } from './rules-petitions.ts'
import { mayAnswer, ratificationPhase, standingOfBody } from './rules-ratifications.ts'
import { petitionCase } from './steps-petitions.ts'
import { newestCases } from './steps-ratifications.ts'
import { unsettledPetitions } from './store-petitions.ts'

/** One thing to do: `said` is a key of this catalogue with the values it takes. */
export type Thing = {
  readonly said: {
    readonly key: 'petitions.things.answer' | 'petitions.things.petition'
    readonly name: string
  }
  readonly href: string
  readonly until: Instant | undefined
  readonly since: Instant | undefined
  readonly stake: 'answer' | 'position'
  readonly process: ProcessId
}

export async function petitionThings(
  read: Read,
  actor: Actor | undefined,
  now: Instant,
): Promise<readonly Thing[]> {
  if (!actor) return []
  return [...(await toSign(read, actor, now)), ...(await toAnswer(read, actor, now))]
}

/** Anybody may sign; those who sit in the body of the process are told of it. */
async function toSign(read: Read, actor: Actor, now: Instant): Promise<readonly Thing[]> {
  if (actor.seats.length === 0) return []
  const things: Thing[] = []
  for (const petition of await unsettledPetitions(read)) {
    const process = await findProcess(read, { id: petition.process })
    const body = process?.body
    if (body === undefined || !seatIn(actor, body)) continue
    const about = await petitionCase(read, petition)
    if (!canTry(maySign(about, { kind: 'person', actor }, now))) continue
    const { title, slug } = about.process
    const wording = (await wordsOf(read, [title])).get(title)
    const name = wording.kind === 'text' ? wording.text : slug
    things.push({
      said: { key: 'petitions.things.petition', name },
      href: `/petitions/${petition.id}`,
      until: petition.closes,
      since: undefined,
      stake: 'position',
      process: about.process.id,
    })
  }
  return things
}

/** Only who leads some body is asked for its answer. */
async function toAnswer(read: Read, actor: Actor, now: Instant): Promise<readonly Thing[]> {
  if (actor.roles.length === 0) return []
  const things: Thing[] = []
  for (const about of await newestCases(read)) {
    const { ratification } = about
    const open = about.rule.bodies.filter(({ body }) =>
      canTry(mayAnswer(about, body, { kind: 'person', actor }, now)),
    )
    if (open.length === 0 || ratificationPhase(about, now) !== 'pending') continue
    const wording = (await wordsOf(read, [ratification.subject])).get(ratification.subject)
    const name = wording.kind === 'text' ? wording.text : about.process.slug
    const href = `/ratifications/${ratification.id}`
    for (const { body } of open) {
      const standing = standingOfBody(about, body, now)
      things.push({
        said: { key: 'petitions.things.answer', name },
        href,
        ...when(standing, ratification.askedAt),
        stake: 'answer',
        process: about.process.id,
      })
    }
  }
  return things
}

const when = (standing: BodyStanding, askedAt: Instant): Pick<Thing, 'until' | 'since'> =>
  standing.kind === 'waiting' && standing.until !== undefined
    ? { until: standing.until, since: undefined }
    : { until: undefined, since: askedAt }
