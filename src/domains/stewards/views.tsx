/** The steward log and one line of it with its objections. Pure; asks `rules` who may do what. */
import {
  Choice,
  Day,
  Empty,
  Form,
  Item,
  Link,
  List,
  Meta,
  Page,
  Pager,
  Panel,
  Prose,
  Section,
  Tag,
  TextArea,
  useReader,
  UserText,
  When,
  type Again,
} from '../../platform/html/index.ts'
import { canTry, FirstAct, roleWord } from '../people/index.ts'
import type { Actor } from '../people/index.ts'
import { explain } from './explain.ts'
import { CONTEST_WORDS, mayAnswer, mayContest, mayGiveReason } from './rules.ts'
import type { StewardRefusal } from './rules.ts'
import type { Contest, StewardAct } from './steward-act.ts'

/** Words and names behind commitments and pseudonyms, looked up by the route. */
export type Told = {
  readonly words: (commitment: string) => string
  readonly nameOf: (person: string) => { readonly name: string; readonly path: string }
  /** What the thing is called; its address where nobody knows. */
  readonly titleOf: (act: StewardAct) => string
}

export type LogPageProps = Told & {
  readonly acts: readonly StewardAct[]
  readonly contests: readonly Contest[]
  readonly older: string | undefined
}

export function LogPage({ acts, contests, older, ...told }: LogPageProps) {
  const { t } = useReader()
  return (
    <Page title={t('stewards.title')} lede={t('stewards.lede')} section="stewards">
      {acts.length === 0 && <Empty>{t('stewards.empty')}</Empty>}
      <List>
        {acts.map((act) => (
          <LogLine
            act={act}
            contests={contests.filter((contest) => contest.act === act.id)}
            {...told}
          />
        ))}
      </List>
      <Pager older={older} />
      <p>
        <Link to="/reports">{t('stewards.reports')}</Link>
      </p>
    </Page>
  )
}

function LogLine({
  act,
  contests,
  ...told
}: Told & { act: StewardAct; contests: readonly Contest[] }) {
  const { t } = useReader()
  const waiting = contests.some(({ state }) => state.kind === 'open')
  return (
    <Item
      level={2}
      title={<UserText>{told.words(act.line)}</UserText>}
      href={`/stewards/${act.id}`}
      tag={<Tag>{t(`stewards.kind.${act.kind}`)}</Tag>}
      meta={
        <>
          <Who act={act} {...told} /> · <When at={act.at} /> · <About act={act} {...told} /> ·{' '}
          <Link to={`/stewards/${act.id}#contests`}>
            {contests.length > 0
              ? t('stewards.contest.count', { count: contests.length })
              : t('stewards.contest.link')}
          </Link>
          {waiting && <Tag tone="bad">{t('stewards.contest.open')}</Tag>}
        </>
      }
    />
  )
}

const About = ({ act, titleOf }: Told & { act: StewardAct }) => {
  const { t } = useReader()
  return <Link to={act.place}>{t('stewards.about', { thing: titleOf(act) })}</Link>
}

const Who = ({ act, nameOf }: Told & { act: StewardAct }) => {
  const { t } = useReader()
  const { name, path } = nameOf(act.by)
  return <Link to={path}>{t('stewards.who', { name, role: roleWord(act.role, t) })}</Link>
}

export type Returned = {
  readonly form: 'contest' | 'answer' | 'word' | 'reason'
  /** The objection that an answer or a word was about. */
  readonly about?: string | undefined
  readonly again: Again
  readonly refusal?: StewardRefusal | undefined
}

export type LinePageProps = Told & {
  readonly act: StewardAct
  readonly contests: readonly Contest[]
  readonly viewer: Actor | undefined
  readonly returned?: Returned | undefined
}

export function LinePage(props: LinePageProps) {
  const { act, contests, ...told } = props
  const { t } = useReader()
  return (
    <Page
      title={told.words(act.line)}
      crumbs={[{ label: t('stewards.title'), href: '/stewards' }]}
      section="stewards"
      tags={<Tag>{t(`stewards.kind.${act.kind}`)}</Tag>}
    >
      <p>
        <Who act={act} {...told} /> · <When at={act.at} /> · <About act={act} {...told} />
      </p>
      <FullReason {...props} />
      <Section title={t('stewards.contests')} id="contests">
        {contests.length === 0 && <Empty>{t('stewards.contests.none')}</Empty>}
        <List>
          {contests.map((contest) => (
            <ContestItem {...props} contest={contest} />
          ))}
        </List>
        <ContestForm {...props} />
      </Section>
    </Page>
  )
}

function FullReason({ act, viewer, returned, words }: LinePageProps) {
  const { t, now } = useReader()
  const mayGive = viewer !== undefined && mayGiveReason(act, viewer).ok
  const again = returned?.form === 'reason' ? returned : undefined
  return (
    <Section title={t('stewards.line.reason')}>
      {act.reason.kind === 'in-the-line' && <p>{t('stewards.line.in-the-line')}</p>}
      {act.reason.kind === 'owed' && (
        <p>
          {t.rich(now < act.reason.dueAt ? 'stewards.line.owed' : 'stewards.line.overdue', {
            when: <When at={act.reason.dueAt} />,
          })}
        </p>
      )}
      {act.reason.kind === 'given' && (
        <>
          <Prose text={words(act.reason.words)} />
          <Meta>
            <When at={act.reason.at} />{' '}
            {act.reason.late && <Tag tone="warn">{t('stewards.line.late')}</Tag>}
          </Meta>
        </>
      )}
      {(mayGive || again) && (
        <Form
          action={`/stewards/${act.id}/reasons`}
          submit={t('stewards.reason.button')}
          again={again?.again}
          refusal={again?.refusal && explain(again.refusal, t)}
          keepDraft
          panel
        >
          <TextArea name="words" label={t('stewards.reason.words')} rows={6} required />
        </Form>
      )}
    </Section>
  )
}

const TONES = {
  open: 'bad',
  answered: 'warn',
  satisfied: 'now',
  maintained: 'bad',
  withdrawn: 'plain',
} as const satisfies Record<Contest['state']['kind'], string>

function ContestItem({ contest, ...props }: LinePageProps & { contest: Contest }) {
  const { t } = useReader()
  const { state } = contest
  const by = props.nameOf(contest.by)
  return (
    <Item
      id={contest.id}
      title={<Link to={by.path}>{by.name}</Link>}
      tag={<Tag tone={TONES[state.kind]}>{t(`stewards.contest.${state.kind}`)}</Tag>}
      meta={
        <>
          <Day at={contest.at} />
          {contest.interest !== null && (
            <>
              {' · '}
              <Link to={`${by.path}#interest`}>
                {t('stewards.contest.interest', { version: contest.interest })}
              </Link>
            </>
          )}
        </>
      }
    >
      <Prose text={props.words(contest.argument)} />
      {'answer' in state && (
        <Panel tint title={t('stewards.answer.by', { name: props.nameOf(state.answer.by).name })}>
          <Prose text={props.words(state.answer.words)} />
        </Panel>
      )}
      <AnswerForm {...props} contest={contest} />
      <WordForm {...props} contest={contest} />
    </Item>
  )
}

function AnswerForm({ act, contest, viewer, returned }: LinePageProps & { contest: Contest }) {
  const { t } = useReader()
  const again = returned?.about === contest.id && returned.form === 'answer' ? returned : undefined
  if (!again && !canTry(mayAnswer(contest, act, viewer))) return null
  return (
    <Form
      action={`/contests/${contest.id}/answers`}
      submit={t('stewards.answer.button')}
      again={again?.again}
      refusal={again?.refusal && explain(again.refusal, t)}
      keepDraft
    >
      <TextArea name="words" label={t('stewards.answer.words')} required />
      <FirstAct actor={viewer} />
    </Form>
  )
}

function WordForm({ contest, viewer, returned }: LinePageProps & { contest: Contest }) {
  const { t } = useReader()
  const { kind } = contest.state
  const over = kind === 'satisfied' || kind === 'withdrawn'
  const again = returned?.about === contest.id && returned.form === 'word' ? returned : undefined
  if (!again && (viewer?.person !== contest.by || over)) return null
  const words = CONTEST_WORDS.filter((word) => word === 'withdrawn' || kind === 'answered')
  return (
    <Form
      action={`/contests/${contest.id}/words`}
      submit={t('stewards.word.button')}
      again={again?.again}
      refusal={again?.refusal && explain(again.refusal, t)}
    >
      <Choice
        name="word"
        legend={t('stewards.word.title')}
        options={words.map((word) => ({ value: word, label: t(`stewards.word.${word}`) }))}
        required
      />
    </Form>
  )
}

function ContestForm({ act, viewer, returned }: LinePageProps) {
  const { t } = useReader()
  const allowed = mayContest(act, viewer)
  if (!viewer) {
    return (
      <p>
        <Link to="/sign-in">{t('stewards.contest.sign-in')}</Link>
      </p>
    )
  }
  const again = returned?.form === 'contest' ? returned : undefined
  if (!again && !allowed.ok && allowed.refusal.kind === 'own-act') {
    return <Meta>{explain(allowed.refusal, t)}</Meta>
  }
  return (
    <Form
      action={`/stewards/${act.id}/contests`}
      submit={t('stewards.contest.button')}
      again={again?.again}
      refusal={again?.refusal && explain(again.refusal, t)}
      keepDraft
      panel
    >
      <TextArea name="argument" label={t('stewards.contest.argument')} rows={5} required />
      <FirstAct actor={viewer} />
    </Form>
  )
}
