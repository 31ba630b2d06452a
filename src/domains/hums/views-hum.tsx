/** A sense of the room as everybody sees it: open without counts, closed with them. Pure. */
import {
  DataTable,
  Link,
  Meta,
  Section,
  Tag,
  useReader,
  UserText,
  When,
} from '../../platform/html/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { Name } from '../processes/index.ts'
import { groupOfCell, HUB_CELL, NO_GROUP_CELL, PHONE_CELL, TOLD_LEAST } from './counting.ts'
import { groupName } from './groups.ts'
import { totalOf, WAYS, type Counts, type Hum } from './hum.ts'
import { answersOf, itemOf, questionOf, type Seen } from './parts.tsx'

type OfHum = Seen & { readonly hum: Hum; readonly level?: 2 | 3 }
type OpenProps = OfHum & { readonly answerAt?: string }

/**
 * What is asked now: how many have answered, and never what.
 *
 * @param answerAt where one answers who has no form here, as in a room that was open before it
 */
export function OpenHum({ scene, hum, level = 3, answerAt }: OpenProps) {
  const { t } = useReader()
  const { count, hubs } = scene.answered
  const standing = scene.hubs.filter(({ closedAt }) => closedAt === undefined)
  const title = t.rich('hums.asks', { question: <UserText>{questionOf(scene, hum, t)}</UserText> })
  return (
    <Section title={title} level={level} id={`hum-${hum.id}`}>
      <p>{answersOf(scene, hum, t).join(' · ')}</p>
      <p>{t('hums.hidden')}</p>
      {answerAt && (
        <p>
          <Link to={answerAt}>{t('hums.to-answer')}</Link>
        </p>
      )}
      <Meta>
        {t('hums.answered', { count })}
        {standing.length > 0 && (
          <> · {t('hums.hubs-counted', { counted: hubs.length, of: standing.length })}</>
        )}
      </Meta>
    </Section>
  )
}

/** What was answered, once the question is closed. */
export function ClosedHum({ scene, hum, level = 3 }: OfHum) {
  const { t } = useReader()
  const { state } = hum
  if (state.kind !== 'closed') return null
  const item = itemOf(scene, hum, t)
  return (
    <Section
      title={<UserText>{questionOf(scene, hum, t)}</UserText>}
      level={level}
      id={`hum-${hum.id}`}
      beside={<Tag>{t('hums.closed')}</Tag>}
    >
      <p>
        <strong>{t('hums.decides-nothing')}</strong>{' '}
        {answersOf(scene, hum, t)
          .map((answer, index) => `${answer}: ${state.counted.counts[index] ?? 0}`)
          .join(' · ')}
      </p>
      <Meta>{waysIn(state.counted, t)}</Meta>
      <Blocks scene={scene} hum={hum} counted={state.counted} />
      <Meta>
        {item && (
          <>
            <UserText>{item}</UserText> ·{' '}
          </>
        )}
        {t.rich('hums.asked-by', { name: <Name scene={scene} person={hum.askedBy} /> })} ·{' '}
        <When at={state.at} brief />
      </Meta>
    </Section>
  )
}

const waysIn = ({ counts, ways, byHand }: Counts, t: Translate): string =>
  [
    t('hums.answered', { count: totalOf(counts) }),
    ...WAYS.filter((way) => ways[way] > 0).map((way) => t(`hums.way.${way}`, { count: ways[way] })),
    ...(byHand > 0 ? [t('hums.by-hand', { count: byHand })] : []),
  ].join(' · ')

type BlocksProps = OfHum & { readonly counted: Counts }

function Blocks({ scene, hum, counted }: BlocksProps) {
  const { t } = useReader()
  if (counted.blocks.length === 0) return null
  const nameOf = (cell: string) => cellName(scene, cell, t)
  return (
    <>
      <DataTable
        caption={t('hums.blocks')}
        columns={[
          { label: t('hums.blocks.who') },
          ...answersOf(scene, hum, t).map((label) => ({ label, number: true })),
        ]}
        rows={counted.blocks.map(({ cell, counts }) => [
          nameOf(cell),
          ...counts.map((count) => String(count)),
        ])}
      />
      <Meta>{t('hums.blocks.hint', { least: TOLD_LEAST })}</Meta>
    </>
  )
}

function cellName({ groups }: Pick<Seen['scene'], 'groups'>, cell: string, t: Translate): string {
  const group = groupOfCell(cell)
  if (group !== undefined) return groupName(groups, group, t)
  switch (cell) {
    case HUB_CELL:
      return t('hums.cell.hub')
    case PHONE_CELL:
      return t('hums.cell.phone')
    case NO_GROUP_CELL:
      return t('hums.cell.no-group')
    default:
      return t('hums.cell.rest')
  }
}
