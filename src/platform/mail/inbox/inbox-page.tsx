/** What waits for a person among mail that came in, as a page for the staff. Decides nothing. */
import { Empty, Form, Link, List, Item, Page, Pager, Prose } from '../../html/index.ts'
import { Field, Tag, UserText, useReader, When, type Again } from '../../html/index.ts'
import type { Key } from '../../languages/index.ts'
import { reasonKey, QUARANTINE_REASONS, type InboxId } from './arrival.ts'
import type { Waiting } from './waiting.ts'

export const REASON_MAX = 300

/** A form that came back, and why. */
export type ReturnedForm = {
  readonly id: InboxId
  readonly form: 'discard' | 'again'
  readonly again: Again
  readonly isGone: boolean
}

export type InboxPageProps = {
  readonly waiting: readonly Waiting[]
  readonly older?: string | undefined
  /** Reasons of the domains, in words of theirs. */
  readonly reasons: readonly Key[]
  readonly returned?: ReturnedForm | undefined
}

export function InboxPage({ waiting, older, reasons, returned }: InboxPageProps) {
  const { t } = useReader()
  // What somebody else dealt with is no longer listed; its form says so at the top.
  const isUnlisted = returned && !waiting.some(({ id }) => id === returned.id)
  return (
    <Page title={t('mail.inbox.title')} lede={t('mail.inbox.lead')}>
      {isUnlisted && <Prose text={t('mail.inbox.gone')} />}
      {waiting.length === 0 && <Empty>{t('mail.inbox.empty')}</Empty>}
      <List>
        {waiting.map((one) => (
          <Line
            waiting={one}
            reasons={reasons}
            returned={returned?.id === one.id ? returned : undefined}
          />
        ))}
      </List>
      <Pager older={older} />
    </Page>
  )
}

const KNOWN = QUARANTINE_REASONS.map(reasonKey)

type LineProps = Pick<InboxPageProps, 'reasons' | 'returned'> & { readonly waiting: Waiting }

function Line({ waiting, reasons, returned }: LineProps) {
  const { t } = useReader()
  const { id, received, recipient, sender, why, words, clash } = waiting
  const of = (form: ReturnedForm['form']) => (returned?.form === form ? returned : undefined)
  const refusal = returned?.isGone === true ? t('mail.inbox.gone') : undefined
  return (
    <Item
      title={t(reasonOf(why, [...KNOWN, ...reasons]))}
      meta={
        <>
          <UserText>
            {sender === ''
              ? t('mail.inbox.from.nobody')
              : t('mail.inbox.from', { address: sender })}
          </UserText>{' '}
          · {t('mail.outbox.to', { address: recipient })} · <When at={received} />
        </>
      }
    >
      {clash && <Tag tone="bad">{t('mail.inbox.clash')}</Tag>}
      {words !== undefined && (
        <p>
          <UserText>{words}</UserText>
        </p>
      )}
      <p>
        <Link to={`/inbox/${id}/raw`}>{t('mail.inbox.raw')}</Link>
      </p>
      <Form
        action={`/inbox/${id}/attempts`}
        submit={t('mail.inbox.again')}
        quiet
        again={of('again')?.again}
        refusal={of('again') && refusal}
      />
      <Form
        action={`/inbox/${id}/discarding`}
        submit={t('mail.inbox.discard')}
        quiet
        again={of('discard')?.again}
        refusal={of('discard') && refusal}
      >
        <Field name="reason" label={t('mail.inbox.reason')} maxlength={REASON_MAX} required />
      </Form>
    </Item>
  )
}

/** A key that an earlier version wrote may have no words any more. */
function reasonOf(why: string | undefined, known: readonly Key[]): Key {
  if (why === undefined) return 'mail.inbox.why.failed'
  return known.find((key) => key === why) ?? 'mail.inbox.why.domain'
}
