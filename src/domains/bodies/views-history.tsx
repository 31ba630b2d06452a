/** Who sat and served in a body before. Pure. */
import { Day, Item, Link, List, More, Tag, useReader, UserText } from '../../platform/html/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Named } from '../people/index.ts'
import { isHeld, isServing, type RoleTerm } from './body.ts'
import type { BodyShown } from './load.ts'

export const PersonLink = ({ named }: { readonly named: Named }) => (
  <Link to={named.path}>
    <UserText>{named.name}</UserText>
  </Link>
)

export function Term({ term }: { readonly term: RoleTerm }) {
  const { t } = useReader()
  const since = <Day at={term.since} />
  // A term ends before `until`: what people read is its last day.
  const end = term.endedAt ?? (term.until === null ? null : ((term.until - 1) as Instant))
  if (end === null) return t.rich('bodies.term.open', { since })
  const key = term.endedAt === null ? 'bodies.term.until' : 'bodies.term.ended'
  return t.rich(key, { since, until: <Day at={end} /> })
}

export function Before({ seats, terms, nameOf }: BodyShown) {
  const { t, now } = useReader()
  const left = seats.filter((seat) => !isHeld(seat, now))
  const served = terms.filter((term) => !isServing(term, now))
  if (left.length + served.length === 0) return null
  return (
    <More label={t('bodies.history')}>
      <List>
        {served.map((term) => (
          <Item
            level={4}
            title={<PersonLink named={nameOf(term.person)} />}
            tag={<Tag>{t(`people.role.${term.role}`)}</Tag>}
            meta={<Term term={term} />}
          />
        ))}
        {left.map((seat) => (
          <Item
            level={4}
            title={<PersonLink named={nameOf(seat.person)} />}
            meta={t.rich('bodies.term.ended', {
              since: <Day at={seat.since} />,
              until: <Day at={seat.endedAt ?? seat.until ?? seat.since} />,
            })}
          />
        ))}
      </List>
    </More>
  )
}
