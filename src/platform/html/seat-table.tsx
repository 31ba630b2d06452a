/** Member seats around a table, dashed where the group's own target asks for somebody. */
import type { ComponentChildren } from 'preact'
import { formatList } from '../languages/index.ts'
import { DataTable } from './data-table.tsx'
import { GroupDot, groupTones, type GroupTone } from './groups.tsx'
import { More } from './layout.tsx'
import { useReader } from './reader.tsx'
import { placeSeats, SEATS_MAX, TABLE_SIZE } from './seats.ts'

export type SeatGroup = {
  readonly name: string
  readonly filled: number
  /** What the group itself asks for; left out where it set none. */
  readonly target?: number | undefined
}

export type SeatTableProps = {
  readonly groups: readonly SeatGroup[]
  /** Who set the target, and when. */
  readonly children?: ComponentChildren
}

type Seat = { readonly tone: GroupTone; readonly filled: boolean }

/** A seat for each member, and for each that the target still asks for. */
const seatsOf = ({ filled, target }: SeatGroup) => Math.max(filled, target ?? 0)

export function SeatTable({ groups: unordered, children }: SeatTableProps) {
  const { t, language } = useReader()
  const groups = unordered.toSorted((one, other) => one.name.localeCompare(other.name, language))
  const toneOf = groupTones(
    groups.map(({ name }) => name),
    language,
  )
  return (
    <div class="stack-2">
      <Drawing groups={groups} toneOf={toneOf} />
      {groups.length > 1 && (
        <ul class="key" role="list">
          {groups.map(({ name }) => (
            <li>
              <GroupDot tone={toneOf(name)} />
              {name}
            </li>
          ))}
        </ul>
      )}
      {children && <p class="meta">{children}</p>}
      <More label={t('html.as-table')}>
        <DataTable
          caption={t('html.seats')}
          columns={[
            { label: t('html.share.group') },
            { label: t('html.seats.filled'), number: true },
            { label: t('html.seats.target'), number: true },
          ]}
          rows={groups.map(({ name, filled, target }) => [name, filled, target ?? '–'])}
        />
      </More>
    </div>
  )
}

type DrawingProps = {
  readonly groups: readonly SeatGroup[]
  readonly toneOf: (name: string) => GroupTone
}

function Drawing({ groups, toneOf }: DrawingProps) {
  const { t, language, direction } = useReader()
  const seats: readonly Seat[] = groups.flatMap((group) =>
    Array.from({ length: seatsOf(group) }, (_, index) => ({
      tone: toneOf(group.name),
      filled: index < group.filled,
    })),
  )
  const filled = groups.reduce((sum, group) => sum + group.filled, 0)
  const words = { filled, all: seats.length }
  const each = groups.map((group) =>
    t('html.seats.group', { name: group.name, filled: group.filled, all: seatsOf(group) }),
  )
  const spoken = `${t('html.seats.spoken', words)}: ${formatList(each, language)}`
  if (seats.length > SEATS_MAX) return <p>{spoken}</p>
  const { radius, places } = placeSeats(seats.length)
  const middle = TABLE_SIZE / 2
  return (
    <svg class="seats" viewBox={`0 0 ${TABLE_SIZE} ${TABLE_SIZE}`} role="img" aria-label={spoken}>
      {seats.map((seat, index) => {
        const place = places[index] ?? { x: middle, y: middle }
        const x = direction === 'rtl' ? TABLE_SIZE - place.x : place.x
        const look = seat.filled ? seat.tone : `${seat.tone} nobody`
        return <circle class={look} cx={x} cy={place.y} r={radius} />
      })}
      <circle class="middle" cx={middle} cy={middle} r="51" />
      <text class="count" x={middle} y={middle - 2}>
        {t('html.seats.count', words)}
      </text>
      <text class="caption" x={middle} y={middle + 17}>
        {t('html.seats.caption')}
      </text>
    </svg>
  )
}
