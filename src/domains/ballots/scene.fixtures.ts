/** A ballot that is open in a council, and what its voices do over HTTP, for tests. */
import { expect } from 'vitest'
import { aWorld, type Visitor, type World } from '../../../test/world.ts'
import { after, days } from '../../platform/values.ts'
import type { BallotId } from './ballot.ts'
import { aCouncil, type Council, type TemplateAsked } from './ballots.fixtures.ts'

export const NON_CONTRACTED = 13
export const FIRST = 'registries-seat-1'

export type Scene = {
  readonly world: World
  readonly council: Council
  readonly at: string
  readonly id: BallotId
  readonly as: (seat: string) => Promise<Visitor>
}

export const asking = (council: Council, more: Record<string, string> = {}) => ({
  process: council.process.slug,
  decision: 'adopt',
  question: 'Do we adopt this?',
  about: 'question',
  published: 'en',
  ...more,
})

export async function opened(
  asked: TemplateAsked = {},
  more: Record<string, string> = {},
): Promise<Scene> {
  const world = await aWorld()
  const council = await aCouncil(world, asked)
  const as = async (seat: string) => world.as(council.holders.get(seat))
  const answer = await (await as(FIRST)).post('/ballots', asking(council, more))
  expect(answer.status, await answer.clone().text()).toBe(303)
  const at = new URL(answer.headers.get('location') ?? '', 'http://localhost').pathname
  return { world, council, at, id: at.split('/').at(-1) as BallotId, as }
}

export const pass = ({ clock }: World, count = 120) => clock.set(after(clock.now(), days(count)))
export const json = async (world: World, at: string) =>
  (await (await world.stranger.get(`${at}.json`)).json()) as Record<string, unknown>

/** So many of each house, in the order of the seats. */
export async function vote({ council, at, world }: Scene, contracted: number, others: number) {
  const seats = [...council.holders.keys()]
  const houses = [seats.slice(0, 7), seats.slice(7)]
  const some = [houses[0]?.slice(0, contracted) ?? [], houses[1]?.slice(0, others) ?? []].flat()
  for (const seat of some) {
    const answer = await (
      await world.as(council.holders.get(seat))
    ).post(`${at}/votes`, { choice: 'yes' })
    expect(answer.status).toBe(303)
  }
}

/** Without the isolates that hold numbers and names apart. */
export const plain = (page: string) => page.replace(/[\u2066-\u2069]/g, '').replace(/<\/?bdi>/g, '')
