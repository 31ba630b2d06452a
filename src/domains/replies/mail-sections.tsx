/** On the page of a call or a ballot: mail in time that is still being read; and for its chairs and
 * the staff, mail about it that was not counted. */
import {
  Item,
  Link,
  List,
  Meta,
  Prose,
  Section,
  useReader,
  UserText,
  When,
} from '../../platform/html/index.ts'
import type { Read } from '../../platform/db/index.ts'
import { formatWhen } from '../../platform/languages/index.ts'
import { countWaitingAbout, readUntil } from '../../platform/mail/inbox/index.ts'
import type { Instant } from '../../platform/values.ts'
import { aroundOf, closeOfBallot, type BallotSection } from '../ballots/index.ts'
import { contextOf, datesOf, type CallSection } from '../decisions/index.ts'
import { findPeople, isStaff, namesOf } from '../people/index.ts'
import type { Actor, Named, PersonId } from '../people/index.ts'
import { uncountedAbout, type Uncounted } from './uncounted.ts'

type Shown = {
  readonly kind: 'call' | 'ballot'
  readonly mails: readonly Uncounted[]
  readonly names: ReadonlyMap<PersonId, Named>
  /** What the staff alone reads: of strangers, and what could not be read at all. */
  readonly held: number
  readonly isStaff: boolean
}

/** For everybody, between the hour and what comes of it. */
export const mailOfCall: CallSection = async (read, call, { now }) => {
  const closes = call.state.kind === 'open' ? datesOf(call)?.closes : undefined
  if (closes === undefined) return undefined
  const until = await readUntil(read, { what: `call:${call.id}`, closes }, now)
  return until === undefined ? undefined : <StillRead until={until} />
}

export const mailOfBallot: BallotSection = async (read, ballot, { now }) => {
  const around = ballot.state.kind === 'open' ? await aroundOf(read, ballot) : undefined
  if (around?.window.state.kind !== 'dated') return undefined
  const until = await readUntil(read, closeOfBallot(around), now)
  return until === undefined ? undefined : <StillRead until={until} />
}

function StillRead({ until }: { readonly until: Instant }) {
  const { t } = useReader()
  return <p>{t('mail.inbox.close-waits', { when: formatWhen(until, 'UTC', t.language) })}</p>
}

export const uncountedOfCall: CallSection = async (read, call, { actor, now }) => {
  if (!actor) return undefined
  const { party, rule } = await contextOf(read, call, actor)
  const chairs = party.roles.some((role) => rule.chairs.includes(role))
  return chairs || isStaff(actor)
    ? uncounted(read, { kind: 'call', id: call.id, actor }, now)
    : undefined
}

export const uncountedOfBallot: BallotSection = async (read, { id }, { actor, now, manages }) =>
  actor && (manages || isStaff(actor))
    ? uncounted(read, { kind: 'ballot', id, actor }, now)
    : undefined

type Asked = { readonly kind: Shown['kind']; readonly id: string; readonly actor: Actor }

async function uncounted(read: Read, { kind, id, actor }: Asked, now: Instant) {
  const about = `${kind}:${id}`
  const mails = await uncountedAbout(read, about, now)
  const held = await countWaitingAbout(read, { about, local: `${kind}-${id.toLowerCase()}` })
  if (mails.length + held === 0) return undefined
  const people = await findPeople(read, [...new Set(mails.map(({ person }) => person))])
  const names = await namesOf(read, people)
  return <UncountedMail {...{ kind, mails, held, names }} isStaff={isStaff(actor)} />
}

function UncountedMail({ kind, mails, names, held, isStaff: canRead }: Shown) {
  const { t } = useReader()
  return (
    <Section title={t('replies.uncounted.title')} id="uncounted-mail">
      <p>{t(`replies.uncounted.lede.${kind}`, { count: mails.length + held })}</p>
      <List>
        {mails.map(({ person, why, words, at }) => (
          <Item
            title={<UserText>{names.get(person)?.name ?? person}</UserText>}
            href={names.get(person)?.path}
            meta={
              <>
                {t(`replies.uncounted.${why}`)} · <When at={at} />
              </>
            }
          >
            {words !== undefined && words !== '' && <Prose text={words} />}
          </Item>
        ))}
      </List>
      {held > 0 && (
        <Meta>
          {t('replies.uncounted.held', { count: held })}{' '}
          {canRead && <Link to="/inbox">{t('replies.uncounted.inbox')}</Link>}
        </Meta>
      )}
    </Section>
  )
}
