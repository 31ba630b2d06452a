/** The page of one ratification: each body, what it said, and the form of who answers for it. */
import {
  Empty,
  Field,
  Hidden,
  Link,
  Meta,
  Page,
  Section,
  Select,
  TextArea,
  TimeLeft,
  useReader,
  When,
} from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { inWords } from '../templates/index.ts'
import { WORDS_LENGTH_MAX } from './petition.ts'
import { ActForm, Name, plain, RatificationTag, ruleLine, Said, useCrumbs } from './parts.tsx'
import type { Answer } from './ratification.ts'
import { mayAnswer, ratificationPhase, standingOfBody } from './rules-ratifications.ts'
import { innerRule, isByHeads } from './rules-votes.ts'
import type { RatificationShown } from './shown.ts'
import { bodyName, BodyLink, Missing, Needs } from './views-ratifications.tsx'

type Shown = { readonly shown: RatificationShown }
type OfBody = Shown & { readonly body: string }

export function RatificationPage({ shown }: Shown) {
  const { t } = useReader()
  const { about, process, now } = shown
  const { ratification, rule } = about
  const { href } = ratification
  const at = <When at={ratification.askedAt} />
  const name = <Name scene={shown} person={ratification.askedBy} />
  return (
    <Page
      title={plain(shown, ratification.subject, t('petitions.removed'))}
      section="processes"
      practice={process.practice}
      crumbs={[
        ...useCrumbs(shown),
        {
          label: t('petitions.ratifications'),
          href: `/processes/${process.slug}/ratifications`,
        },
      ]}
      tags={<RatificationTag phase={ratificationPhase(about, now)} />}
      lede={<Missing about={about} now={now} />}
    >
      <Section title={inWords(rule.title, t)}>
        <Needs rule={rule} />
        {href !== undefined && (
          <p>
            <Link to={href}>{t('petitions.subject.read')}</Link>
          </p>
        )}
        <Meta>{t.rich('petitions.asked', { at, name })}</Meta>
      </Section>
      <Section title={t('petitions.asked.bodies')}>
        {rule.bodies.length === 0 && <Empty>{t('petitions.ratifications.none')}</Empty>}
        {rule.bodies.map(({ body }) => (
          <BodyPart shown={shown} body={body} />
        ))}
      </Section>
      {rule.bodies.map(({ body }) => (
        <AnswerForm shown={shown} body={body} />
      ))}
    </Page>
  )
}

function BodyPart({ shown, body }: OfBody) {
  const { t } = useReader()
  const { about, now } = shown
  const standing = standingOfBody(about, body, now)
  const inner = innerRule(about.rule, body, about.template)
  return (
    <article class="stack-2">
      <h3>
        <BodyLink shown={shown} body={body} />
      </h3>
      {standing.kind === 'answered' && <Answered shown={shown} answer={standing.answer} />}
      {standing.kind === 'silent' && (
        <p>{t.rich('petitions.answered.silent', { at: <When at={standing.since} /> })}</p>
      )}
      {standing.kind === 'waiting' && standing.until === undefined && (
        <p>{t('petitions.answered.waiting')}</p>
      )}
      {standing.kind === 'waiting' && standing.until !== undefined && (
        <p>
          {t.rich('petitions.answered.until', { at: <When at={standing.until} /> })}{' '}
          <TimeLeft until={standing.until} />
        </p>
      )}
      {inner && (
        <Meta>
          {t('petitions.inner')}: {ruleLine(inner, t)}
        </Meta>
      )}
    </article>
  )
}

function Answered({ shown, answer }: Shown & { readonly answer: Answer }) {
  const { t } = useReader()
  const { finding, votes, ballot, reasons, by, at } = answer
  return (
    <>
      <p>
        <b>{t(`petitions.answered.${finding}`)}</b> · {t('petitions.votes', { ...votes })}
        {ballot !== undefined && (
          <>
            {' '}
            · <Link to={`/ballots/${ballot}`}>{t('petitions.ballot')}</Link>
          </>
        )}
      </p>
      <Said scene={shown} of={reasons} />
      <Meta>
        <Name scene={shown} person={by} /> · <When at={at} />
      </Meta>
    </>
  )
}

const HEADS = ['yes', 'no', 'abstain', 'of'] as const

function AnswerForm({ shown, body }: OfBody) {
  const { t } = useReader()
  const { about, viewer, now, returned } = shown
  const form = `answer-${body}` as const
  if (!viewer) return null
  const may = mayAnswer(about, body, { kind: 'person', actor: viewer }, now)
  if (returned?.form !== form && !canTry(may)) return null
  const ballots = shown.ballots.get(body) ?? []
  const inner = innerRule(about.rule, body, about.template)
  const heads = inner === undefined || isByHeads(inner)
  const none = { value: '', label: t('petitions.answer.ballot.none') }
  return (
    <Section title={t('petitions.answer.title', { body: bodyName(shown, body, t) })} id={form}>
      <p>{t('petitions.answer.lede')}</p>
      <ActForm
        scene={shown}
        form={form}
        action={`/ratifications/${about.ratification.id}/answers`}
        submit={t('petitions.answer.button')}
      >
        <Hidden name="body" value={body} />
        <Select
          name="ballot"
          label={t('petitions.answer.ballot')}
          options={[
            none,
            ...ballots.map(({ id, question }) => ({
              value: id,
              label: plain(shown, question, t('petitions.removed')),
            })),
          ]}
        />
        {heads &&
          HEADS.map((name) => (
            <Field
              name={name}
              label={t(`petitions.answer.${name}`)}
              type="number"
              inputmode="numeric"
            />
          ))}
        <TextArea
          name="reasons"
          label={t('petitions.answer.reasons')}
          maxlength={WORDS_LENGTH_MAX}
          required
        />
      </ActForm>
    </Section>
  )
}
