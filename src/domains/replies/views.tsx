/** Pages that a mail leads to: what waits for somebody's word, and joining. Pure; asks no store. */
import {
  Done,
  Empty,
  Form,
  Hidden,
  Item,
  List,
  Page,
  Prose,
  Refused,
  Section,
  useReader,
  UserText,
  When,
} from '../../platform/html/index.ts'
import type { Instant } from '../../platform/values.ts'

export type WaitingAct = {
  readonly id: string
  readonly why: 'unproven' | 'unread'
  readonly subject: string
  readonly words: string
  readonly created: Instant
  readonly expires: Instant
}

export type Word = 'confirm' | 'disown'

export type ConfirmPageProps = {
  readonly waiting: readonly WaitingAct[]
  /** Where its forms go: with the seal that the mail gave. */
  readonly action: string
  readonly done?: string | undefined
  readonly refused?: string | undefined
}

/** For whoever came from a mail, signed in or not. */
export function ConfirmPage({ waiting, action, done, refused }: ConfirmPageProps) {
  const { t } = useReader()
  return (
    <Page title={t('replies.ask.subject')} lede={t('replies.page.lede')}>
      {done !== undefined && <Done>{done}</Done>}
      {refused !== undefined && <Refused>{refused}</Refused>}
      {waiting.length === 0 && <Empty>{t('replies.page.none')}</Empty>}
      <List>
        {waiting.map((one) => (
          <Item
            title={
              <UserText>{one.subject === '' ? t('replies.no-subject') : one.subject}</UserText>
            }
            meta={t.rich('replies.page.came', {
              at: <When at={one.created} />,
              until: <When at={one.expires} />,
            })}
          >
            <Prose text={one.words} />
            <Settle act={one} action={action} word="confirm" />
            <Settle act={one} action={action} word="disown" />
          </Item>
        ))}
      </List>
    </Page>
  )
}

type SettleProps = { readonly act: WaitingAct; readonly action: string; readonly word: Word }

/** What is not read yet is in the mail: a button here would agree to what nobody sees. */
function Settle({ act: { id, why }, action, word }: SettleProps) {
  const { t } = useReader()
  if (word === 'confirm' && why === 'unread') return <p>{t('replies.page.unread')}</p>
  return (
    <Form
      action={action}
      id={`form-${word}-${id.toLowerCase()}`}
      submit={t(`replies.page.${word}`)}
      quiet
    >
      <Hidden name="act" value={id} />
      <Hidden name="word" value={word} />
    </Form>
  )
}

export type JoinPageProps = {
  readonly address: string
  readonly points: readonly string[]
  readonly action: string
  readonly isJoined: boolean
}

export function JoinPage({ address, points, action, isJoined }: JoinPageProps) {
  const { t } = useReader()
  return (
    <Page title={t('replies.join.title')} lede={t('replies.join.lede', { address })}>
      {isJoined ? (
        <Done>{t('replies.join.joined')}</Done>
      ) : (
        <>
          <Section title={t('people.permanence.title')}>
            <p>{t('people.permanence.stays')}</p>
            <p>{t('people.permanence.goes')}</p>
            <p>{t('people.permanence.copies')}</p>
          </Section>
          {points.length > 0 && (
            <Section title={t('people.undertakings.title')}>
              <ul>
                {points.map((point) => (
                  <li>{point}</li>
                ))}
              </ul>
            </Section>
          )}
          <Form action={action} id="form-join" submit={t('replies.join.button')} />
        </>
      )}
    </Page>
  )
}
