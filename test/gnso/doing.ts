/** What people do in the story, each through the form on the page where they would find it. */
import { PROCESS, SLUG, type Place } from './place.ts'

/** One moment of the story, and who is named afterwards as those whose move it is. */
export type Step = {
  readonly what: string
  readonly go: (place: Place) => Promise<unknown>
  /** By the titles of the template, in the order of the page. */
  readonly waits: readonly string[]
}

const STAGE = `${PROCESS}/stage`
const SOMEWHERE = '/bodies/gnso-council'

export const publish = (name: string, artefact: string) => (place: Place) =>
  place.send(
    name,
    `${PROCESS}/documents`,
    { artefact, title: `Practice: ${artefact}`, href: SOMEWHERE },
    STAGE,
  )

export const move = (name: string, to: string) => (place: Place) =>
  place.send(name, `${PROCESS}/stage-moves`, { to }, STAGE)

export const exit = (name: string, id: string, reason: string) => (place: Place) =>
  place.send(name, `${PROCESS}/exits`, { exit: id, reason }, STAGE)

export const skip = (name: string, reason: string) => (place: Place) =>
  place.send(name, `${PROCESS}/skips`, { reason }, STAGE)

export const judge =
  (name: string, decision: string, reasons: string) =>
  (place: Place): Promise<string> =>
    place.send(name, `${PROCESS}/judgements`, { decision, outcome: 'approved', reasons })

export const after =
  (days: number, go: Step['go'] = async () => undefined) =>
  async (place: Place) => {
    await place.pass(days)
    await go(place)
  }

export const each =
  (...all: readonly Step['go'][]) =>
  async (place: Place) => {
    for (const go of all) await go(place)
  }

export type Asking = {
  readonly by: string
  readonly kind: string
  /** Words in the title of the document that is asked about. */
  readonly about: string
}

/** Opens a docket, which is how a window for comments is opened. */
export const ask =
  ({ by, kind, about }: Asking) =>
  async (place: Place) => {
    const drafting = {
      title: `Practice: ${kind}`,
      subject: `~${about}`,
      asks: 'What should be changed, and why',
      kind,
    }
    const docket = await place.send(by, '/dockets', drafting, `/dockets/new?process=${SLUG}`)
    place.remember(kind, docket)
    await place.send(by, `${docket}/openings`, { published: ['en'] }, docket)
  }

export const comment = (name: string, kind: string) => (place: Place) =>
  place.send(
    name,
    `${place.known(kind)}/submissions`,
    { words: 'It should say who pays.' },
    place.known(kind),
  )

export const answerComments = (name: string, kind: string) => (place: Place) =>
  place.send(
    name,
    `${place.known(kind)}/reports`,
    { title: 'How each comment was read', href: SOMEWHERE },
    place.known(kind),
  )

const idOf = (path: string): string => path.split('/').at(-1) ?? ''

export type Voting = {
  readonly by: string
  readonly body: string
  readonly decision: string
  readonly question: string
  /** How the text that is voted on is known; without, it is the question alone. */
  readonly about?: string
}

/** Fills the seats that became vacant, then opens the vote: the electorate is frozen. */
export const openVote =
  ({ by, body, decision, question, about }: Voting) =>
  async (place: Place) => {
    await place.seated(body)
    const fields = {
      decision,
      question,
      ...(about === undefined ? {} : { about: `text:${idOf(place.known(about))}` }),
      published: ['en'],
    }
    const ballot = await place.send(by, '/ballots', fields, `/ballots/new?process=${SLUG}`)
    place.remember(`vote ${question}`, ballot)
  }

type Said = Readonly<Partial<Record<'yes' | 'no' | 'abstain', readonly string[]>>>

/** Seats by their names or the beginning of these. */
export const vote = (body: string, question: string, said: Said) => async (place: Place) => {
  const ballot = place.known(`vote ${question}`)
  const holders = [...(await place.seated(body))]
  for (const [choice, seats] of Object.entries(said)) {
    const meant = seats.flatMap((name) =>
      holders.filter(([seat]) => seat === name || seat.startsWith(`${name}-`)),
    )
    for (const [, holder] of meant) {
      await place.send(holder, `${ballot}/votes`, { choice }, ballot)
    }
  }
}
