/** The seats of a body: who holds them, which are vacant and who fills those, balance. Pure. */
import {
  DataTable,
  Day,
  Empty,
  Item,
  List,
  Section,
  SeatTable,
  Tag,
  useReader,
} from '../../platform/html/index.ts'
import type { Instant } from '../../platform/values.ts'
import { isHeld, type Seat } from './body.ts'
import type { BodyShown } from './load.ts'
import { isStandingIn, type Place } from './place.ts'
import { holderOf, termAt } from './rules-places.ts'
import { PersonLink } from './views-history.tsx'

export function Members({ body, seats, codes, nameOf }: BodyShown) {
  const { t, now, language } = useReader()
  const held = seats.filter((seat) => isHeld(seat, now))
  const labelOf = (group: string | null) =>
    codes.find(({ code }) => code === group)?.labels[language] ?? t('bodies.group.none')
  return (
    <Section
      title={t('bodies.members')}
      beside={t('bodies.members.count', { count: held.length })}
      id="members"
    >
      {held.length === 0 && <Empty>{t('bodies.members.none')}</Empty>}
      {held.length > 0 && (
        <DataTable
          caption={t('bodies.members')}
          captionUnseen
          columns={[
            { label: t('bodies.person') },
            ...(body.grouping === null ? [] : [{ label: t('bodies.group') }]),
            { label: t('bodies.term') },
          ]}
          rows={held.map((seat) => [
            <PersonLink named={nameOf(seat.person)} />,
            ...(body.grouping === null ? [] : [labelOf(seat.group)]),
            t.rich('bodies.since', { when: <Day at={seat.since} /> }),
          ])}
        />
      )}
    </Section>
  )
}

/** Every seat that the body's rules provide, held or vacant, house by house. */
export function Places(props: BodyShown) {
  const { body, places, seats } = props
  const { t, now } = useReader()
  const filled = places.filter((place) => holderOf(place, seats, now)).length
  const labels = body.shape?.parts ?? []
  const houses = [...Map.groupBy(places, ({ part }) => part)]
  return (
    <Section
      title={t('bodies.seats')}
      beside={t('bodies.seats.count', { filled, all: places.length })}
      id="members"
    >
      {houses.map(([house, own]) => (
        <House
          {...props}
          places={own}
          title={
            houses.length === 1
              ? undefined
              : (labels.find(({ id }) => id === house)?.label ?? t('bodies.part.none'))
          }
        />
      ))}
      <TermRules places={places} />
    </Section>
  )
}

function House(props: BodyShown & { readonly title: string | undefined }) {
  const { places, seats, title } = props
  const { t, now } = useReader()
  // Said only where it says something: most seats have one vote.
  const weighs = places.some(({ weight, standing }) => standing === 'voting' && weight !== 1)
  return (
    <DataTable
      caption={title ?? t('bodies.seats')}
      captionUnseen={title === undefined}
      columns={[
        { label: t('bodies.seat') },
        { label: t('bodies.holder') },
        { label: t('bodies.term') },
        { label: t('bodies.appointed-by') },
        ...(weighs ? [{ label: t('bodies.votes'), number: true }] : []),
      ]}
      rows={places.map((place) => [
        <>
          {place.title} <Standing place={place} />
        </>,
        <Holder place={place} {...props} />,
        <PlaceTerm place={place} seat={holderOf(place, seats, now)} />,
        <>
          {place.appointedBy} <span class="meta">[{place.tag}]</span>
        </>,
        ...(weighs ? [place.weight] : []),
      ])}
    />
  )
}

/** How long terms last and how many one may serve in a row: each rule once. */
function TermRules({ places }: Pick<BodyShown, 'places'>) {
  const { t } = useReader()
  const rules = places.flatMap(({ term }) =>
    term
      ? [
          [
            t('bodies.term.years', { years: term.years }),
            ...(term.consecutive === null
              ? []
              : [t('bodies.term.most', { most: term.consecutive })]),
          ].join(', '),
        ]
      : [],
  )
  if (rules.length === 0) return null
  return (
    <p class="meta">
      {t('bodies.term')}: {[...new Set(rules)].join('; ')}
    </p>
  )
}

function Standing({ place: { standing } }: { readonly place: Place }) {
  const { t } = useReader()
  return standing === 'voting' ? null : <Tag>{t(`bodies.standing.${standing}`)}</Tag>
}

function Holder({ place, seats, standIns, nameOf }: BodyShown & { readonly place: Place }) {
  const { t, now } = useReader()
  const seat = holderOf(place, seats, now)
  if (!seat) return <Tag>{t('bodies.vacant')}</Tag>
  const standIn = standIns.find(
    (one) => one.for.kind === 'seat' && one.for.seat === seat.id && isStandingIn(one, now),
  )
  return (
    <>
      <PersonLink named={nameOf(seat.person)} />
      {standIn && (
        <p class="meta">
          {t.rich('bodies.stand-in.line', {
            person: <PersonLink named={nameOf(standIn.person)} />,
            until: <Day at={(standIn.until - 1) as Instant} />,
          })}
        </p>
      )}
    </>
  )
}

/** Until when the term of this seat runs, held or vacant. */
function PlaceTerm({ place, seat }: { readonly place: Place; readonly seat: Seat | undefined }) {
  const { t, now } = useReader()
  const { term } = place
  if (!term) return t('bodies.term.none')
  const until = seat?.until ?? termAt(term, now).until
  return <>{t.rich('bodies.term.ends', { until: <Day at={(until - 1) as Instant} /> })}</>
}

/** Vacant seats by who must fill them. */
export function Vacancies({ places, seats }: BodyShown) {
  const { t, now } = useReader()
  const vacant = Map.groupBy(
    places.filter((place) => !holderOf(place, seats, now)),
    ({ appointedBy }) => appointedBy,
  )
  if (vacant.size === 0) return null
  return (
    <Section level={3} title={t('bodies.vacancies')}>
      <ul>
        {[...vacant].map(([appointedBy, of]) => (
          <li>{t('bodies.vacancies.line', { appointedBy, count: of.length })}</li>
        ))}
      </ul>
    </Section>
  )
}

type Line = { readonly name: string; readonly filled: number; readonly wanted: number }

/** Filled against provided, by house, group and region, as the body's own rules have them. */
export function Balance(props: BodyShown) {
  const { body, places, seats, regions } = props
  const { t, now, language } = useReader()
  const linesBy = (of: 'part' | 'group' | 'region', labelOf: (id: string) => string) =>
    [...Map.groupBy(places, (place) => place[of])].flatMap(([id, some]): readonly Line[] => {
      if (id === null) return []
      const filled = some.filter((place) => holderOf(place, seats, now)).length
      return [{ name: labelOf(id), filled, wanted: some.length }]
    })
  const partLabel = (id: string) => body.shape?.parts.find((one) => one.id === id)?.label ?? id
  const regionLabel = (id: string) =>
    regions.find(({ code }) => code === id)?.labels[language] ?? id
  const groups = [...linesBy('part', partLabel), ...linesBy('group', partLabel)]
  const regional = linesBy('region', regionLabel)
  // Those who vote, each once: by group, or by house where the seat is in no group.
  const voting = places.filter(({ standing }) => standing === 'voting')
  const drawn = [...Map.groupBy(voting, ({ group, part }) => group ?? part)].map(([id, some]) => ({
    name: id === null ? t('bodies.group.none') : partLabel(id),
    filled: some.filter((place) => holderOf(place, seats, now)).length,
    target: some.length,
  }))
  return (
    <Section level={3} title={t('bodies.balance')}>
      {drawn.length > 0 && <SeatTable groups={drawn} />}
      {groups.length > 0 && <BalanceTable label={t('bodies.part')} lines={groups} />}
      {regional.length > 0 && <BalanceTable label={t('bodies.region')} lines={regional} />}
    </Section>
  )
}

function BalanceTable({ label, lines }: { label: string; readonly lines: readonly Line[] }) {
  const { t } = useReader()
  return (
    <DataTable
      caption={label}
      columns={[{ label }, { label: t('bodies.seats'), number: true }]}
      rows={lines.map(({ name, filled, wanted }) => [
        name,
        t('bodies.target.group', { filled, wanted }),
      ])}
    />
  )
}

/** Meetings that the body's rules ask for, as often as they say. */
export function MeetingsDue({ body }: Pick<BodyShown, 'body'>) {
  const { t } = useReader()
  const due = body.shape?.meetings ?? []
  if (due.length === 0) return null
  return (
    <Section title={t('bodies.meetings')}>
      <List>
        {due.map(({ title, timesAYear, source, tag }) => (
          <Item
            title={title}
            tag={<Tag>{t('bodies.meetings.times', { count: timesAYear })}</Tag>}
            meta={`${source} [${tag}]`}
          />
        ))}
      </List>
    </Section>
  )
}

export function Target({ body, seats, codes }: BodyShown) {
  const { t, now, language } = useReader()
  const { target } = body
  if (!target) return null
  const held = seats.filter((seat) => isHeld(seat, now))
  return (
    <Section level={3} title={t('bodies.target.title')}>
      <DataTable
        caption={t.rich('bodies.target.set', {
          setBy: target.setBy,
          when: <Day at={target.setAt} />,
        })}
        columns={[{ label: t('bodies.group') }, { label: t('bodies.members'), number: true }]}
        rows={Object.entries(target.seats).map(([group, wanted]) => [
          codes.find(({ code }) => code === group)?.labels[language] ?? group,
          t('bodies.target.group', {
            filled: held.filter((seat) => seat.group === group).length,
            wanted,
          }),
        ])}
      />
    </Section>
  )
}
