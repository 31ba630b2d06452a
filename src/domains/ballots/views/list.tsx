/** Ballots and polls in lists: on their own page, on that of a process, on that of a body. Pure. */
import {
  Empty,
  Item,
  Link,
  List,
  Meta,
  Page,
  Section,
  TimeLeft,
  useReader,
  UserText,
} from '../../../platform/html/index.ts'
import type { BallotLine } from '../load.ts'
import type { PollLine } from '../load-polls.ts'
import { PhaseTag } from './parts.tsx'

export function BallotsPage({ lines }: { readonly lines: readonly BallotLine[] }) {
  const { t } = useReader()
  return (
    <Page title={t('ballots.title')} lede={t('ballots.lede')} section="ballots">
      {lines.length === 0 && <Empty>{t('ballots.empty')}</Empty>}
      <BallotList lines={lines} level={2} named />
    </Page>
  )
}

type ListProps = {
  readonly lines: readonly BallotLine[]
  readonly level: 2 | 3
  /** With the name of the process. */
  readonly named?: boolean
}

export const BallotList = ({ lines, level, named = false }: ListProps) => (
  <List>
    {lines.map((line) => (
      <Item
        title={<UserText>{line.question}</UserText>}
        href={`/ballots/${line.ballot.id}`}
        level={level}
        tag={
          line.phase === 'open' && line.closes !== undefined ? (
            <TimeLeft until={line.closes} />
          ) : (
            <PhaseTag phase={line.phase} />
          )
        }
        meta={<Came line={line} named={named} />}
      />
    ))}
  </List>
)

function Came({ line, named }: { readonly line: BallotLine; readonly named: boolean }) {
  const { t } = useReader()
  const { state, round } = line.ballot
  return (
    <>
      {named && (
        <>
          <UserText>{line.process}</UserText> ·{' '}
        </>
      )}
      {round > 1 && <>{t('ballots.round', { round })} · </>}
      {state.kind === 'closed'
        ? t(
            state.outcome === undefined
              ? 'ballots.line.undecided'
              : state.met
                ? 'ballots.line.passed'
                : 'ballots.line.failed',
          )
        : t(`ballots.phase.${line.phase}`)}
    </>
  )
}

export type SectionProps = {
  readonly lines: readonly BallotLine[]
  readonly polls: readonly PollLine[]
  readonly slug: string
  readonly opens: boolean
  readonly asks: boolean
}

/** On the page of a process: what was and is voted on, and what was asked of the room. */
export function BallotsSection({ lines, polls, slug, opens, asks }: SectionProps) {
  const { t } = useReader()
  return (
    <Section title={t('ballots.title')} id="ballots">
      {lines.length > 0 && <BallotList lines={lines} level={3} />}
      {polls.length > 0 && (
        <List>
          {polls.map(({ poll, question, open }) => (
            <Item
              title={<UserText>{question}</UserText>}
              href={`/polls/${poll.id}`}
              tag={open && <TimeLeft until={poll.closesAt} />}
              meta={t('ballots.poll.short')}
            />
          ))}
        </List>
      )}
      {(opens || asks) && (
        <Meta>
          {opens && <Link to={`/ballots/new?process=${slug}`}>{t('ballots.opening.link')}</Link>}
          {opens && asks && ' · '}
          {asks && <Link to={`/polls/new?process=${slug}`}>{t('ballots.poll.link')}</Link>}
        </Meta>
      )}
    </Section>
  )
}

/** On the page of a body: what it decided by counting. */
export function DecidedSection({ lines }: { readonly lines: readonly BallotLine[] }) {
  const { t } = useReader()
  return (
    <Section title={t('ballots.decided')} id="decisions">
      <BallotList lines={lines} level={3} named />
    </Section>
  )
}
