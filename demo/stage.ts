/**
 * What the demo is played on: a told time, one chance, and plays that wait for each other by date.
 *
 * A play is written top to bottom and yields the hour it waits for; whoever's hour comes first goes
 * on. So the whole demo is entered in the order in which it is told to have happened.
 */
import { officesOf } from '../src/domains/bodies/index.ts'
import { agreeOnTheWay, findActor, type Actor, type PersonId } from '../src/domains/people/index.ts'
import type { By, Reported, Step } from '../src/domains/processes/index.ts'
import type { PlayedClock } from '../src/platform/clock.ts'
import type { Database, Tx } from '../src/platform/db/index.ts'
import type { Files } from '../src/platform/files/index.ts'
import type { Outbox } from '../src/platform/mail/index.ts'
import type { Instant, Result } from '../src/platform/values.ts'

export type Stage = {
  readonly database: Database
  readonly files: Files
  /** Muted: while a demo plays, nobody gets mail. */
  readonly outbox: Outbox
  /** The public address, without a slash at the end. */
  readonly url: string
  readonly clock: PlayedClock
  /** The hour at which the demo is really played: practice is told relative to it. */
  readonly real: Instant
}

export type Play = AsyncGenerator<Instant, void, void>

/** The demo's own people have agreed to what they act under; they are roles, not persons. */
export type Undertakings = { readonly id: string; readonly version: number }

/** Two things that follow each other do so on the record and in lists, also within one hour. */
const TICK_MS = 1

/** Fails the play where a rule refuses: a demo that skips a step would tell something else. */
export function must<Value>(result: Result<Value, { readonly kind: string }>): Value {
  if (!result.ok) throw new Error(`the demo was refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

/** What must be there because the play put it there. */
export function here<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`the demo has no ${what}`)
  return value
}

/** Later by a blink: ids made one after the other sort in that order. */
export const tick = ({ clock }: Pick<Stage, 'clock'>): void =>
  clock.set((clock.now() + TICK_MS) as Instant)

type Waiting = { readonly play: Play; readonly at: Instant }

/** Plays all at once, in the order of their dates. */
export async function playByDate(
  { clock }: Pick<Stage, 'clock'>,
  plays: readonly Play[],
): Promise<void> {
  const next = async (play: Play): Promise<readonly Waiting[]> => {
    const step = await play.next()
    return step.done ? [] : [{ play, at: step.value }]
  }
  let waiting: readonly Waiting[] = (await Promise.all(plays.map(next))).flat()
  while (waiting.length > 0) {
    const first = waiting.reduce((one, other) => (other.at < one.at ? other : one))
    clock.set(first.at)
    waiting = [...waiting.filter((one) => one !== first), ...(await next(first.play))]
  }
}

/** What a source reports, entered under the role that has no account. */
export const reporting = <Value>(
  { database, clock }: Stage,
  reported: Reported,
  work: (step: Step) => Promise<Value>,
): Promise<Value> =>
  database.transact((tx, now) => {
    const by: By = { kind: 'importer', reported }
    return work({ tx, clock, now, by, via: 'import' })
  })

export type Acting = Step & { readonly actor: Actor }

/** What somebody of the practice table does, as the person they are at that hour. */
export const acting = <Value>(
  stage: Stage,
  person: PersonId,
  undertakings: Undertakings | undefined,
  work: (step: Acting) => Promise<Value>,
): Promise<Value> =>
  stage.database.transact(async (tx) => work(await actingIn(stage, tx, person, undertakings)))

export async function actingIn(
  { clock }: Pick<Stage, 'clock'>,
  tx: Tx,
  person: PersonId,
  undertakings?: Undertakings,
): Promise<Acting> {
  const now = clock.now()
  const found = here(await findActor(tx, person, { officesOf, now }), `person ${person}`)
  const given = { permanence: true, undertakings, via: 'import' } as const
  const actor = await agreeOnTheWay(tx, found, given, now)
  return { tx, clock, now, actor, by: { kind: 'person', actor }, via: 'import' }
}
