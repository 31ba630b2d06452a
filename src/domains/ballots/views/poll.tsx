/** A straw poll as a page, and the form in which the room is asked. Pure. */
import {
  Choice,
  DataTable,
  Field,
  Form,
  Hidden,
  Link,
  Meta,
  Page,
  Panel,
  Refused,
  Section,
  Tag,
  TextArea,
  TimeLeft,
  useReader,
  When,
  type Crumb,
} from '../../../platform/html/index.ts'
import { canTry, type Actor } from '../../people/index.ts'
import type { Process } from '../../processes/index.ts'
import { explain } from '../explain.ts'
import { HANDS_SHOWN_MIN, LEANINGS, POLL_DAYS_MAX, takesHands, type Poll } from '../poll.ts'
import type { Refusal } from '../rules/refusal.ts'
import type { Result } from '../../../platform/values.ts'
import type { Template } from '../../templates/index.ts'
import { QUESTION_LENGTH_MAX } from './opening.tsx'
import { backTo, FirstAct, type Returned } from './parts.tsx'

type Around = {
  readonly process: Process
  readonly template: Template
  readonly actor: Actor | undefined
  readonly crumbs: readonly Crumb[]
  readonly returned: Returned | undefined
}

export type PollProps = Around & {
  readonly poll: Poll
  readonly question: string
  readonly may: Result<unknown, Refusal>
}

export function PollPage(props: PollProps) {
  const { poll, question, process } = props
  const { t, now } = useReader()
  const open = takesHands(poll, now)
  return (
    <Page
      title={question}
      section="processes"
      crumbs={props.crumbs}
      tags={open ? <TimeLeft until={poll.closesAt} /> : <Tag>{t('ballots.phase.closed')}</Tag>}
      lede={t('ballots.poll.short')}
      practice={process.practice}
    >
      <Panel tint title={t('ballots.poll.title')} level={2}>
        <p>{t('ballots.poll.means')}</p>
      </Panel>
      <Hands {...props} />
      <Leanings {...props} />
    </Page>
  )
}

function Hands(props: PollProps) {
  const { poll, may, actor, template, returned } = props
  const { t, now } = useReader()
  const back = backTo(returned, 'hand')
  if (!canTry(may) && back.again === undefined) {
    if (may.ok) return null
    const signedOut = may.refusal.kind === 'signed-out'
    return (
      <p>
        {explain(may.refusal, { t, template, now })}{' '}
        {signedOut && <Link to="/sign-in">{t('ballots.sign-in.link')}</Link>}
      </p>
    )
  }
  return (
    <Form action={`/polls/${poll.id}/hands`} submit={t('ballots.poll.button')} {...back}>
      <Choice
        name="leaning"
        legend={t('ballots.poll.leaning')}
        hint={t('ballots.poll.once')}
        options={LEANINGS.map((value) => ({ value, label: t(`ballots.leaning.${value}`) }))}
        required
      />
      <FirstAct actor={actor} process={props.process} template={template} />
    </Form>
  )
}

function Leanings({ poll }: PollProps) {
  const { t } = useReader()
  const { state } = poll
  if (state.kind === 'open') {
    return <Meta>{t.rich('ballots.poll.until', { when: <When at={poll.closesAt} /> })}</Meta>
  }
  const { counts, hands } = state
  return (
    <Section title={t('ballots.poll.result')}>
      {counts ? (
        <DataTable
          caption={t('ballots.poll.result')}
          captionUnseen
          columns={[
            { label: t('ballots.poll.leaning') },
            { label: t('ballots.poll.hands'), number: true },
          ]}
          rows={LEANINGS.map((leaning) => [t(`ballots.leaning.${leaning}`), counts[leaning]])}
        />
      ) : (
        <p>{t('ballots.poll.few', { hands, least: HANDS_SHOWN_MIN })}</p>
      )}
    </Section>
  )
}

/** `refused`: why the reader cannot ask here, said in place of the form. */
type AskingProps = Around & { readonly refused: string | undefined }

export function AskingPage({ refused, crumbs, ...props }: AskingProps) {
  const { t } = useReader()
  const { process, returned } = props
  return (
    <Page
      title={t('ballots.poll.ask')}
      section="processes"
      crumbs={crumbs}
      practice={process.practice}
    >
      <Meta>{t('ballots.poll.means')}</Meta>
      {refused && !returned ? <Refused>{refused}</Refused> : <AskingForm {...props} />}
    </Page>
  )
}

function AskingForm({ process, template, actor, returned }: Omit<Around, 'crumbs'>) {
  const { t } = useReader()
  return (
    <Form action="/polls" submit={t('ballots.poll.open')} {...backTo(returned, 'poll')}>
      <Hidden name="process" value={process.slug} />
      <TextArea
        name="question"
        label={t('ballots.poll.question')}
        maxlength={QUESTION_LENGTH_MAX}
        rows={2}
        required
      />
      <Field
        name="closesOn"
        type="date"
        label={t('ballots.opening.closes')}
        hint={t('ballots.poll.days', { most: POLL_DAYS_MAX })}
        required
      />
      <FirstAct actor={actor} process={process} template={template} />
    </Form>
  )
}
