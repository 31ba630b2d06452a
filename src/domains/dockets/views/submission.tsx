/** The page of one submission: who sent it, for whom, when, its words, its standing. Pure. */
import {
  Empty,
  Field,
  Form,
  Link,
  Meta,
  Page,
  Panel,
  Prose,
  Redacted,
  Section,
  Tag,
  useReader,
  UserText,
  When,
} from '../../../platform/html/index.ts'
import type { Actor } from '../../people/index.ts'
import type { SubmissionView } from '../load.ts'
import {
  authorText,
  crumbsOf,
  FirstAct,
  groupLabel,
  shownText,
  standingTexts,
  type Returned,
} from './parts.tsx'

export type SubmissionProps = {
  readonly view: SubmissionView
  readonly actor: Actor | undefined
  readonly mayRatify: boolean
  readonly returned: Returned | undefined
}

export function SubmissionPage(props: SubmissionProps) {
  const { t } = useReader()
  const { view } = props
  const { docket, process, submission, words } = view
  const docketTitle = shownText(words, docket.title, t('dockets.removed.title'))
  return (
    <Page
      title={authorText(view, t)}
      section="processes"
      crumbs={[
        ...crumbsOf(process, shownText(words, process.title, process.slug), t),
        { label: <UserText>{docketTitle}</UserText>, href: `/dockets/${docket.id}` },
      ]}
      practice={process.practice}
      tags={standingTexts(submission, t).map((said) => (
        <Tag>{said}</Tag>
      ))}
      head={<Told view={view} />}
    >
      <Section title={t('dockets.submission.words')}>
        <Words view={view} />
      </Section>
      <Section title={t('dockets.became')}>
        <p>
          <Link to={`/contributions/submission:${submission.id}`}>
            {t('dockets.became.uptake')}
          </Link>
        </p>
        {docket.state.kind === 'reported' ? (
          <p>
            <Link to={docket.state.report.href}>{t('dockets.answer.report')}</Link>
          </p>
        ) : (
          <Empty>{t('dockets.answer.none')}</Empty>
        )}
      </Section>
      {(props.mayRatify || props.returned) && <Ratification {...props} />}
    </Page>
  )
}

function Told({ view }: { readonly view: SubmissionView }) {
  const { t } = useReader()
  const { submission, template, names } = view
  const { author, interest } = submission
  const named = author.kind === 'person' ? names.get(author.person) : undefined
  return (
    <>
      <Meta>
        {groupLabel(template, submission.group, t)} · <When at={submission.at} />
        {named && (
          <>
            {' · '}
            <Link to={named.path}>
              <UserText>{named.name}</UserText>
            </Link>
          </>
        )}
        {interest !== undefined && <> · {t('dockets.interest', { version: interest })}</>}
      </Meta>
      {author.kind === 'reported' && (
        <Meta>
          {t.rich('dockets.reported', {
            source: <bdi>{author.reported.source}</bdi>,
            day: author.reported.on,
          })}
        </Meta>
      )}
    </>
  )
}

function Words({ view: { submission, words } }: { readonly view: SubmissionView }) {
  const { t } = useReader()
  if (submission.words === undefined) return <Empty>{t('dockets.words.unknown')}</Empty>
  const wording = words.get(submission.words)
  if (wording.kind === 'text') return <Prose text={wording.text} />
  const { entry } = wording
  return <Redacted entry={{ number: entry, href: `/record/entries/${entry}` }} />
}

function Ratification({ view, actor, returned }: SubmissionProps) {
  const { t } = useReader()
  const { docket, submission } = view
  const back = returned?.form === 'ratification' ? returned : undefined
  return (
    <Panel title={t('dockets.ratify.title')} id="ratification">
      <p>{t('dockets.ratify.why')}</p>
      <Form
        action={`/dockets/${docket.id}/submissions/${submission.id}/ratifications`}
        again={back?.again}
        refusal={back?.refusal}
        submit={t('dockets.ratify.button')}
      >
        {(['inFavour', 'against', 'abstaining'] as const).map((name) => (
          <Field name={name} type="number" label={t(`dockets.ratify.${name}`)} required />
        ))}
        <FirstAct around={view} actor={actor} speaks={false} />
      </Form>
    </Panel>
  )
}
