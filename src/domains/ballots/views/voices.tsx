/** Who voted how in a ballot, who stood back, whose voice others carry. Pure. */
import {
  DataTable,
  Empty,
  Item,
  List,
  Section,
  useReader,
  When,
} from '../../../platform/html/index.ts'
import type { Vote } from '../ballot.ts'
import type { BallotView } from '../load.ts'
import { isSheet } from '../option.ts'
import { Sheet } from './sheet.tsx'
import { Name, PartsOf, Said } from './parts.tsx'

/** Beyond this the table of voices is on its own twin only. */
export const VOICES_SHOWN_MAX = 300

type View = { readonly view: BallotView }

/** Each voice and what it said: open, or sealed until the close. */
export function Votes({ view }: View) {
  const { t } = useReader()
  const { standing } = view
  const { voices, votes, recusals } = standing
  const back = new Set(recusals.map(({ voice }) => voice))
  if (votes.length === 0) return <Empty>{t('ballots.votes.none')}</Empty>
  const byVoice = new Map(votes.map((vote) => [vote.voice, vote]))
  const shown = voices.filter(({ id }) => byVoice.has(id)).slice(0, VOICES_SHOWN_MAX)
  return (
    <Section title={t('ballots.votes')} beside={t('ballots.votes.how')}>
      <DataTable
        caption={t('ballots.votes')}
        captionUnseen
        columns={[
          { label: t('ballots.voice') },
          { label: t('ballots.part') },
          { label: t('ballots.vote.choice') },
          { label: t('ballots.weight'), number: true },
        ]}
        rows={shown.map((voice) => {
          const vote = byVoice.get(voice.id)
          return [
            <Name view={view} person={voice.person} />,
            <PartsOf view={view} voice={voice} />,
            <Cast view={view} vote={vote} recused={back.has(voice.id)} />,
            voice.weight,
          ]
        })}
      />
    </Section>
  )
}

type CastProps = View & { readonly vote: Vote | undefined; readonly recused: boolean }

/** What a voice said, who said it for them, and why; what no longer counts says so. */
function Cast({ view, vote, recused }: CastProps) {
  const { t } = useReader()
  if (!vote) return null
  const said = vote.shown.kind === 'open' ? vote.shown.choice : 'sealed'
  return (
    <>
      {isSheet(said) ? <Sheet view={view} sheet={said} /> : t(`ballots.choice.${said}`)}
      {recused && <span class="meta"> {t('ballots.vote.void')}</span>}
      {vote.carriedBy !== undefined && (
        <span class="meta">
          {' '}
          {t.rich('ballots.vote.by', { name: <Name view={view} person={vote.by} /> })}
        </span>
      )}
      {vote.reason !== undefined && <Said words={view.words} of={vote.reason} />}
    </>
  )
}

export function StoodBack({ view }: View) {
  const { t } = useReader()
  const { recusals } = view.standing
  if (recusals.length === 0) return null
  return (
    <Section title={t('ballots.recusals')}>
      <List>
        {recusals.map(({ person, reason, at }) => (
          <Item title={<Name view={view} person={person} />} meta={<When at={at} />}>
            <Said words={view.words} of={reason} />
          </Item>
        ))}
      </List>
    </Section>
  )
}

export function Carried({ view }: View) {
  const { t } = useReader()
  const { proxies, voices } = view.standing
  if (proxies.length === 0) return null
  const holder = (carrier: string) => voices.find(({ id }) => id === carrier)?.person
  return (
    <Section title={t('ballots.proxies')}>
      <List>
        {proxies.map(({ person, carriedBy, instruction, givenAt, endedAt }) => (
          <Item
            title={t.rich('ballots.proxies.line', {
              from: <Name view={view} person={person} />,
              to: <Name view={view} person={holder(carriedBy)} />,
            })}
            meta={
              endedAt === undefined ? (
                <When at={givenAt} />
              ) : (
                t.rich('ballots.proxies.ended', { when: <When at={endedAt} /> })
              )
            }
          >
            <Said words={view.words} of={instruction} />
          </Item>
        ))}
      </List>
    </Section>
  )
}
