/** What waits for somebody in ballots: a vote, also one carried for another, or a seed. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import { linesOf, type BallotLine } from './load.ts'
import { mayManage } from './rules/ballots.ts'
import { carriedNow, voiceOf } from './rules/votes.ts'
import { waitingFor } from './seeds.ts'
import { ballotsThatAre } from './store/ballots.ts'
import { standingOf } from './store/votes.ts'

export type Thing = {
  readonly said: {
    readonly key: 'ballots.things.vote' | 'ballots.things.seed'
    readonly question: string
  }
  readonly href: string
  readonly until: Instant | undefined
  readonly since: Instant | undefined
  readonly stake: 'counted' | 'action'
  readonly process: ProcessId
}

/** A ballot asks those who have a voice in it; one that is over, whoever enters its seed. */
export async function ballotThings(
  read: Read,
  actor: Actor | undefined,
  now: Instant,
): Promise<readonly Thing[]> {
  if (!actor) return []
  const lines = await linesOf(read, await ballotsThatAre(read, ['open']), now)
  const things: Thing[] = []
  for (const { ballot, question, closes, phase } of lines) {
    if (phase === 'over') things.push(...(await seedThings(read, { ballot, question }, actor, now)))
    if (phase !== 'open' || ballot.takes === 'draw') continue
    const standing = await standingOf(read, ballot.id)
    const own = voiceOf(standing, actor.person)
    if (!own) continue
    const done = new Set([
      ...standing.votes.map(({ voice }) => voice),
      ...standing.recusals.map(({ voice }) => voice),
    ])
    const proxies = carriedNow(standing)
    const handed = proxies.some(({ voice }) => voice === own.id)
    const carried = proxies.filter(({ carriedBy }) => carriedBy === own.id)
    const waits = (!handed && !done.has(own.id)) || carried.some(({ voice }) => !done.has(voice))
    if (!waits) continue
    const said = { key: 'ballots.things.vote', question } as const
    const about = { since: undefined, stake: 'counted', process: ballot.process } as const
    things.push({ said, href: `/ballots/${ballot.id}`, until: closes, ...about })
  }
  return things
}

async function seedThings(
  read: Read,
  { ballot, question }: Pick<BallotLine, 'ballot' | 'question'>,
  actor: Actor,
  now: Instant,
): Promise<readonly Thing[]> {
  const waiting = await waitingFor(read, ballot, now)
  if (!waiting) return []
  const { process, counted, template, since } = waiting
  const by = { kind: 'person', actor } as const
  if (!mayManage(process, counted, { template, by }).ok) return []
  const said = { key: 'ballots.things.seed', question } as const
  const about = { since, stake: 'action', process: process.id } as const
  return [{ said, href: `/ballots/${ballot.id}`, until: undefined, ...about }]
}
