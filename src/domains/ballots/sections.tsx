/** What ballots add to the page of their process and of the body that votes. */
import type { Clock } from '../../platform/clock.ts'
import { Item, TimeLeft, useReader } from '../../platform/html/index.ts'
import type { BodySectionProvider } from '../bodies/index.ts'
import { canTry } from '../people/index.ts'
import type { SectionProvider } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { linesOf, type BallotLine } from './load.ts'
import { pollLines } from './load-polls.ts'
import { countedIn, mayManage } from './rules/ballots.ts'
import { mayAsk } from './rules/polls.ts'
import { ballotsOf } from './store/ballots.ts'
import { BallotsSection, DecidedSection } from './views/list.tsx'

/** Among the sections of other domains: after the calls, before the outcomes. */
const ORDER = 45

export const ballotSections = (clock: Clock): readonly SectionProvider[] => [
  {
    place: 'process.now',
    order: ORDER,
    async render(read, process) {
      const ballots = await ballotsOf(read, { process: process.id })
      const lines = await linesOf(
        read,
        ballots.filter(({ state }) => state.kind === 'open'),
        clock.now(),
      )
      const open = lines.filter(({ phase }) => phase === 'open')
      return open.length === 0 ? undefined : <OpenNow lines={open} />
    },
  },
  {
    place: 'process.main',
    order: ORDER,
    async render(read, process, viewer) {
      const now = clock.now()
      const template = await templateOf(read, process.pin)
      const by = { kind: 'person', actor: viewer } as const
      const opens =
        viewer !== undefined &&
        countedIn(template).some((one) => canTry(mayManage(process, one, { template, by })))
      const asks = viewer !== undefined && canTry(mayAsk(process, by))
      const lines = await linesOf(read, await ballotsOf(read, { process: process.id }), now)
      const polls = await pollLines(read, process, now)
      if (lines.length === 0 && polls.length === 0 && !opens && !asks) return undefined
      return <BallotsSection {...{ lines, polls, slug: process.slug, opens, asks }} />
    },
  },
]

export const ballotBodySections = (clock: Clock): readonly BodySectionProvider[] => [
  {
    place: 'body.decisions',
    order: ORDER,
    async render(read, body) {
      const lines = await linesOf(read, await ballotsOf(read, { body: body.id }), clock.now())
      return lines.length === 0 ? undefined : <DecidedSection lines={lines} />
    },
  },
]

function OpenNow({ lines }: { readonly lines: readonly BallotLine[] }) {
  const { t } = useReader()
  return (
    <>
      {lines.map(({ ballot, question, closes }) => (
        <Item
          title={t('ballots.things.vote', { question })}
          href={`/ballots/${ballot.id}`}
          tag={closes !== undefined && <TimeLeft until={closes} />}
        />
      ))}
    </>
  )
}
