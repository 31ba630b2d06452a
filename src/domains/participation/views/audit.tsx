/** The must-haves audit: questions with answers, evidence and contests. Never points. */
import {
  Day,
  Item,
  Link,
  List,
  Meta,
  More,
  Page,
  Prose,
  Redacted,
  Section,
  Tag,
  useReader,
  UserText,
  type TagTone,
} from '../../../platform/html/index.ts'
import type { PersonId } from '../../people/index.ts'
import { IMPORTER } from '../../processes/index.ts'
import { inWords, roleTitle } from '../../templates/index.ts'
import { currentOf, MUST_HAVES, type AuditAnswer } from '../audit.ts'
import type { Contest, Question, Said as SaidOf, Verdict } from '../audit.ts'
import { AnswerForm, ContestForm } from './audit-forms.tsx'
import type { AuditShown } from './shown.ts'

type Shown = { readonly shown: AuditShown }

const TONES = {
  yes: 'now',
  partly: 'warn',
  no: 'bad',
  'not-known': 'plain',
} as const satisfies Record<Verdict, TagTone>

export function AuditPage({ shown }: Shown) {
  const { t } = useReader()
  const { process, questions } = shown
  const title = lineOf(shown, process.title) ?? process.slug
  return (
    <Page
      title={t('participation.audit.page', { process: title })}
      lede={t('participation.audit.lede')}
      section="processes"
      practice={process.practice}
      crumbs={[
        { label: t('html.nav.processes'), href: '/processes' },
        { label: title, href: `/processes/${process.slug}` },
      ]}
    >
      {MUST_HAVES.map((mustHave) => (
        <Section title={t(`participation.must-have.${mustHave}`)} id={mustHave}>
          <List>
            {questions
              .filter((question) => question.mustHave === mustHave)
              .map((question) => (
                <QuestionItem shown={shown} question={question} />
              ))}
          </List>
        </Section>
      ))}
    </Page>
  )
}

type Asked = Shown & { readonly question: Question }

function QuestionItem({ shown, question }: Asked) {
  const { t } = useReader()
  const answers = shown.answers.filter((one) => one.question === question.id)
  const current = currentOf(answers, question.id)
  const earlier = answers.filter((one) => one !== current).toReversed()
  return (
    <Item id={question.id} title={inWords(question.question, t)}>
      {current ? (
        <Answer shown={shown} answer={current} label={inWords(question.label, t)} />
      ) : (
        <p class="empty">{t('participation.audit.none')}</p>
      )}
      {earlier.length > 0 && (
        <More label={t('participation.audit.earlier', { count: earlier.length })}>
          {earlier.map((answer) => (
            <Answer shown={shown} answer={answer} label={inWords(question.label, t)} />
          ))}
        </More>
      )}
      <AnswerForm shown={shown} question={question} answered={current !== undefined} />
    </Item>
  )
}

type AnswerProps = Shown & { readonly answer: AuditAnswer; readonly label: string }

function Answer({ shown, answer, label }: AnswerProps) {
  const { t } = useReader()
  const contests = shown.contests.filter((one) => one.answer === answer.id)
  const { evidence, href, line, verdict } = answer
  return (
    <div class="stack-2" id={answer.id}>
      <p class="row">
        <b>{t('participation.audit.answer', { label, verdict: saying(verdict, t) })}</b>
        <Line shown={shown} of={line} />
        <Tag tone={TONES[verdict]}>{saying(verdict, t)}</Tag>
      </p>
      {evidence !== undefined && <Said shown={shown} of={evidence} />}
      {href !== undefined && (
        <p>
          <Place href={href} />
        </p>
      )}
      <AnsweredBy shown={shown} answer={answer} />
      {contests.map((contest) => (
        <ContestShown shown={shown} contest={contest} />
      ))}
      <ContestForm shown={shown} answer={answer} before={contests.length} />
    </div>
  )
}

const saying = (verdict: Verdict, t: ReturnType<typeof useReader>['t']) =>
  t(`participation.verdict.${verdict}`)

function AnsweredBy({ shown, answer }: Shown & { readonly answer: AuditAnswer }) {
  const { t } = useReader()
  const { by, role, at, reported } = answer
  if (reported) {
    return (
      <Meta>
        {t.rich('participation.audit.reported', {
          source: <Source of={reported.source} />,
          day: reported.on,
        })}
      </Meta>
    )
  }
  return (
    <Meta>
      {t.rich('participation.audit.by', {
        name: <Name shown={shown} person={by} />,
        role: <bdi>{roleTitle(shown.template, role, t)}</bdi>,
        day: <Day at={at} />,
      })}
    </Meta>
  )
}

/** Stays beside the answer, also once it was answered again. */
function ContestShown({ shown, contest }: Shown & { readonly contest: Contest }) {
  const { t } = useReader()
  return (
    <div class="objection open" id={contest.id}>
      <p>
        <b>
          {t.rich('participation.audit.contested', {
            name: <Name shown={shown} person={contest.by} />,
          })}
        </b>
      </p>
      <Said shown={shown} of={contest.reason} />
      <Meta>
        <Day at={contest.at} />
      </Meta>
    </div>
  )
}

/** Beside the page of the process: the questions that say most, in a line each. */
export function AuditAside({ shown }: Shown) {
  const { t } = useReader()
  const { process, questions, answers, contests } = shown
  const contested = new Set(contests.map(({ answer }) => answer))
  return (
    <Section title={t('participation.audit.title')} level={3}>
      <ul class="stack-2" role="list">
        {questions
          .filter(({ headline }) => headline)
          .map(({ id, label: words }) => {
            const current = currentOf(answers, id)
            const label = inWords(words, t)
            const verdict = saying(current?.verdict ?? 'not-known', t)
            return (
              <li>
                <Link to={`/processes/${process.slug}/audit#${id}`}>
                  {t(`participation.audit.${current ? 'answer' : 'answer-only'}`, {
                    label,
                    verdict,
                  })}
                </Link>{' '}
                {current && <Line shown={shown} of={current.line} />}{' '}
                {current && contested.has(current.id) && (
                  <Tag tone="bad">{t('participation.audit.is-contested')}</Tag>
                )}
              </li>
            )
          })}
      </ul>
      <Meta>
        <Link to={`/processes/${process.slug}/audit`}>
          {t('participation.audit.link', { count: questions.length })}
        </Link>
      </Meta>
    </Section>
  )
}

function lineOf({ words }: AuditShown, of: SaidOf): string | undefined {
  const wording = words.get(of)
  return wording.kind === 'text' ? wording.text : undefined
}

type Of = Shown & { readonly of: SaidOf }

function Line({ shown, of }: Of) {
  const { t } = useReader()
  const text = lineOf(shown, of)
  return text === undefined ? <>{t('html.redacted')}</> : <UserText>{text}</UserText>
}

function Said({ shown, of }: Of) {
  const wording = shown.words.get(of)
  if (wording.kind === 'text') return <Prose text={wording.text} />
  return <Redacted entry={{ number: wording.entry, href: `/record/entries/${wording.entry}` }} />
}

function Name({ shown, person }: Shown & { readonly person: string }) {
  const named = person === IMPORTER ? undefined : shown.names.get(person as PersonId)
  if (!named) return <>{person}</>
  return (
    <Link to={named.path}>
      <UserText>{named.name}</UserText>
    </Link>
  )
}

/** A citation that is an address is a link; any other stands as it is. */
const Source = ({ of }: { readonly of: string }) =>
  /^https?:\/\//.test(of) ? (
    <a href={of} rel="nofollow noopener">
      {of}
    </a>
  ) : (
    <bdi>{of}</bdi>
  )

const Place = ({ href }: { readonly href: string }) =>
  href.startsWith('/') ? <Link to={href}>{href}</Link> : <Source of={href} />
