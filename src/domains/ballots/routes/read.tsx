/** HTTP for reading ballots and polls, with their twins. Saves nothing. */
import type { Context } from 'hono'
import { absent, page, readerOf } from '../../../platform/http/index.ts'
import { wordsOf } from '../../../platform/record/index.ts'
import { after, minutes, type Instant } from '../../../platform/values.ts'
import { actorOf, canTry, type Mount, type SiteEnv, type Tools } from '../../people/index.ts'
import { findProcess } from '../../processes/index.ts'
import { templateOf, undertakingsOf } from '../../templates/index.ts'
import type { ItemProvider } from '../about.ts'
import { topicsOf } from '../acts.ts'
import { ballotId, type Ballot } from '../ballot.ts'
import { linesOf, readBallot } from '../load.ts'
import { pollId, takesHands, type Poll } from '../poll.ts'
import { mayManage } from '../rules/ballots.ts'
import { mayRaiseHand } from '../rules/polls.ts'
import { ballotsThatAre, findBallot } from '../store/ballots.ts'
import { findPoll, hasAnswered } from '../store/polls.ts'
import type { BallotSection } from '../section.ts'
import { BallotPage } from '../views/ballot.tsx'
import { BallotsPage } from '../views/list.tsx'
import { plain, type Returned } from '../views/parts.tsx'
import { PollPage } from '../views/poll.tsx'
import { ballotJson, ballotRows, lineJson, pollJson } from '../views/twins.ts'
import { crumbsOf } from './crumbs.tsx'

export type Here = Context<SiteEnv>

/** Time left is told by the minute once it is short; no page is older than this. */
const FRESH_FOR = minutes(1)

export type BallotTools = Tools & {
  /** What of a process can be voted on, of every domain that has such things. */
  readonly items: readonly ItemProvider[]
  /** What later domains put below a ballot. */
  readonly sections?: readonly BallotSection[]
}

export const readRoutes =
  (tools: BallotTools): Mount =>
  (app) => {
    app.get('/ballots', (c) => showBallots(c))
    app.get('/ballots/:id', async (c) => {
      const ballot = await ballotAt(c)
      return ballot ? showBallot(c, tools, ballot) : absent(c)
    })
    app.get('/polls/:id', async (c) => {
      const poll = await pollAt(c)
      return poll ? showPoll(c, poll) : absent(c)
    })
  }

export async function ballotAt(c: Here): Promise<Ballot | undefined> {
  const id = ballotId(c.req.param('id') ?? '')
  return id && findBallot(c.var.here.database.read, id)
}

export async function pollAt(c: Here): Promise<Poll | undefined> {
  const id = pollId(c.req.param('id') ?? '')
  return id && findPoll(c.var.here.database.read, id)
}

async function showBallots(c: Here): Promise<Response> {
  const { read, clock } = c.var.here.database
  const now = clock.now()
  const ballots = await ballotsThatAre(read, ['open', 'closed', 'withdrawn'])
  const lines = await linesOf(read, ballots, now)
  return page(c, <BallotsPage lines={lines} />, {
    json: { ballots: lines.map(lineJson) },
    topics: ['ballots', 'windows'],
    until: freshUntil(
      lines.map(({ closes }) => closes),
      now,
    ),
  })
}

const statusOf = (returned: Returned | undefined) =>
  returned === undefined ? {} : ({ status: returned.refusal === undefined ? 400 : 422 } as const)

export async function showBallot(
  c: Here,
  { items, sections = [] }: Pick<BallotTools, 'items' | 'sections'>,
  ballot: Ballot,
  returned?: Returned,
): Promise<Response> {
  const { read, clock } = c.var.here.database
  const now = clock.now()
  const actor = await actorOf(c)
  const view = await readBallot(read, ballot, { actor, now, items })
  const by = { kind: 'person', actor } as const
  const { process, template, counted, window } = view
  const manages = canTry(mayManage(process, counted, { template, by }))
  const who = { actor, now, manages }
  const beside = await Promise.all(sections.map((section) => section(read, ballot, who)))
  const props = { view, actor, mayManage: manages, returned, beside }
  const node = <BallotPage {...props} />
  const dates = window.state.kind === 'dated' ? window.state : undefined
  return page(c, node, {
    ...statusOf(returned),
    json: ballotJson(view),
    csv: ballotRows(view),
    ...(actor || returned ? {} : { topics: [...topicsOf(ballot), `window:${window.id}`] }),
    until: freshUntil([dates?.opens, dates?.closes], now),
  })
}

export async function showPoll(c: Here, poll: Poll, returned?: Returned): Promise<Response> {
  const { read, clock } = c.var.here.database
  const now = clock.now()
  const process = await findProcess(read, { id: poll.process })
  if (!process) return absent(c)
  const { t } = await readerOf(c)
  const actor = await actorOf(c)
  const answered = actor !== undefined && (await hasAnswered(read, poll.id, actor.person))
  const words = await wordsOf(read, [poll.question, process.title])
  const question = plain(words, poll.question, t('ballots.removed'))
  const undertakings = undertakingsOf(process.pin)
  const props = {
    poll,
    question,
    process,
    template: await templateOf(read, process.pin),
    actor,
    crumbs: crumbsOf(process, plain(words, process.title, t('ballots.removed')), t),
    returned,
    may: mayRaiseHand(poll, actor, { now, answered, undertakings }),
  }
  return page(c, <PollPage {...props} />, {
    ...statusOf(returned),
    json: pollJson(poll, question),
    ...(actor || returned ? {} : { topics: [`poll:${poll.id}`] }),
    until: freshUntil([takesHands(poll, now) ? poll.closesAt : undefined], now),
  })
}

function freshUntil(edges: readonly (Instant | undefined)[], now: Instant): Instant {
  const ahead = edges.flatMap((edge) => (edge !== undefined && edge > now ? [edge] : []))
  return Math.min(after(now, FRESH_FOR), ...ahead) as Instant
}
