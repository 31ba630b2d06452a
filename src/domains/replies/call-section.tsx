/** On the page of a call, for its chairs and the staff: mail about it that was not counted. */
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
import { countWaitingAbout } from '../../platform/mail/inbox/index.ts'
import { contextOf, type CallSection } from '../decisions/index.ts'
import { findPeople, isStaff, namesOf, type Named, type PersonId } from '../people/index.ts'
import { uncountedAbout, type Uncounted } from './uncounted.ts'

type Shown = {
  readonly mails: readonly Uncounted[]
  readonly names: ReadonlyMap<PersonId, Named>
  /** What the staff alone reads: of strangers, and what could not be read at all. */
  readonly held: number
  readonly isStaff: boolean
}

export const uncountedOfCall: CallSection = async (read, call, { actor, now }) => {
  if (!actor) return undefined
  const { party, rule } = await contextOf(read, call, actor)
  const mayLook = isStaff(actor) || party.roles.some((role) => rule.chairs.includes(role))
  if (!mayLook) return undefined
  const about = `call:${call.id}`
  const mails = await uncountedAbout(read, about, now)
  const held = await countWaitingAbout(read, { about, local: `call-${call.id.toLowerCase()}` })
  if (mails.length + held === 0) return undefined
  const people = await findPeople(read, [...new Set(mails.map(({ person }) => person))])
  const shown = { mails, held, names: await namesOf(read, people), isStaff: isStaff(actor) }
  return <UncountedMail {...shown} />
}

function UncountedMail({ mails, names, held, isStaff: canRead }: Shown) {
  const { t } = useReader()
  return (
    <Section title={t('replies.uncounted.title')} id="uncounted-mail">
      <p>{t('replies.uncounted.lede', { count: mails.length + held })}</p>
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
