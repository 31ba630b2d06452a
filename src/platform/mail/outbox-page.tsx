/** The outbox of a demo site as a page: mail to be read where none goes out. Decides nothing. */
import { Empty, Meta, Page, Pager, Section, Tag, UserText, useReader, When } from '../html/index.ts'
import type { TagTone } from '../html/index.ts'
import { direction } from '../languages/index.ts'
import type { MailState, OutgoingMail } from './mail.ts'

export type OutboxPageProps = {
  readonly mails: readonly OutgoingMail[]
  /** Where mail before these can be read. */
  readonly older?: string | undefined
}

export function OutboxPage({ mails, older }: OutboxPageProps) {
  const { t } = useReader()
  return (
    <Page title={t('mail.outbox.title')} lede={t('mail.outbox.lead')}>
      {mails.length === 0 && <Empty>{t('mail.outbox.empty')}</Empty>}
      {mails.map((mail) => (
        <Mail mail={mail} />
      ))}
      <Pager older={older} />
    </Page>
  )
}

const TONES = {
  waiting: 'plain',
  claimed: 'plain',
  sent: 'now',
  failed: 'bad',
  held: 'plain',
} as const satisfies Record<MailState['kind'], TagTone>

function Mail({ mail }: { readonly mail: OutgoingMail }) {
  const { t } = useReader()
  const { kind } = mail.state
  return (
    <Section
      id={mail.id}
      title={<UserText lang={mail.language}>{mail.subject}</UserText>}
      beside={<Tag tone={TONES[kind]}>{t(`mail.outbox.state.${kind}`)}</Tag>}
    >
      <Meta>
        {t('mail.outbox.to', { address: mail.to })} · <When at={mail.created} />
      </Meta>
      <div class="prose panel" lang={mail.language} dir={direction(mail.language)}>
        {mail.text
          .trim()
          .split(/\n{2,}/)
          .map((paragraph) => (
            <p dir="auto">{linesOf(paragraph)}</p>
          ))}
      </div>
    </Section>
  )
}

const linesOf = (paragraph: string) =>
  paragraph.split('\n').map((line, index) => [index > 0 && <br />, linked(line)])

/** A full stop or a bracket after a link belongs to the sentence. */
const LINK = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'»”’])/

/** Every second piece is what the pattern caught. */
const linked = (line: string) =>
  line.split(LINK).map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      <a href={piece} rel="nofollow" dir="ltr">
        {piece}
      </a>
    ),
  )
