/** Small parts that pages of discussions share: names, words, who speaks as what, forms. */
import type { ComponentChildren } from 'preact'
import {
  Field,
  Form,
  Item,
  Link,
  List,
  Meta,
  Select,
  Tag,
  TextArea,
  useReader,
  UserText,
  When,
} from '../../platform/html/index.ts'
import { FirstAct, roleWord, type PersonId } from '../people/index.ts'
import { undertakingPoints } from '../templates/index.ts'
import { explain } from './explain.ts'
import { listPath, type Place } from './ground.ts'
import {
  placeOf,
  SUBJECT_LENGTH_MAX,
  WORDS_LENGTH_MAX,
  type About,
  type Message,
  type Said,
  type Thread,
} from './message.ts'
import { hatsOf } from './rules.ts'
import type { Around, Became, FormName, GoingShown, Scene } from './shown.ts'

type InScene = { readonly scene: Scene }

export function useText(scene: Scene) {
  const { t } = useReader()
  return (said: Said): string => {
    const wording = scene.read(said)
    return 'text' in wording ? wording.text : t('html.redacted')
  }
}

export function Name({ scene, person }: InScene & { readonly person: PersonId }) {
  const { name, path } = scene.nameOf(person)
  return (
    <Link to={path}>
      <UserText>{name}</UserText>
    </Link>
  )
}

/** Who said it, as what, when, and by which door. */
export function Byline({ scene, message }: InScene & { readonly message: Message }) {
  const { t } = useReader()
  const { author, capacity, hat, at, edits, via } = message
  const organisation = scene.orgOf(capacity)
  return (
    <>
      <Name scene={scene} person={author} />
      {hat !== undefined && <>, {roleWord(hat, t)}</>}
      {organisation !== undefined && (
        <> · {t.rich('discussions.for', { name: <UserText>{organisation}</UserText> })}</>
      )}{' '}
      · <When at={at} />
      {via === 'mail' && <> · {t('discussions.by-mail')}</>}
      {edits > 0 && <> · {t('discussions.edited')}</>}
    </>
  )
}

const BECAME = ['issue', 'submission', 'objection', 'amendment', 'text', 'action'] as const

export function BecameList({ became }: { readonly became: readonly Became[] }) {
  const { t } = useReader()
  return became.map(({ kind, href }) => {
    const known = BECAME.find((one) => one === kind)
    return (
      <Meta>
        <Link to={href}>{t(`discussions.became.${known ?? 'issue'}`)}</Link>
      </Meta>
    )
  })
}

/** For oneself, for one's organisations, in the roles that one holds here. */
export function SpeakingAs({ scene }: { readonly scene: Around }) {
  const { t } = useReader()
  const { viewer, place } = scene
  if (!viewer) return null
  const options = [
    ...viewer.capacities.map(({ capacity }) => ({
      value: capacity as string,
      label: scene.orgOf(capacity) ?? t('discussions.myself'),
    })),
    ...hatsOf(place, viewer).map((hat) => ({
      value: `role:${hat}`,
      label: t('discussions.as-role', { role: roleWord(hat, t) }),
    })),
  ]
  if (options.length === 1) return null
  return (
    <Select name="as" label={t('discussions.as')} value="personal" required options={options} />
  )
}

type ActProps = {
  readonly scene: Around
  readonly form: FormName
  readonly action: string
  readonly submit: string
  readonly quiet?: boolean
  readonly panel?: boolean
  readonly id?: string
  /** False for what is private: nothing of it is ever said in public. */
  readonly speaks?: boolean
  /** Files may come along. */
  readonly upload?: boolean
  readonly children?: ComponentChildren
}

/** A form of these pages as it comes back, with what one reads before a first act. */
export function ActForm({
  scene,
  form,
  action,
  submit,
  quiet,
  panel = true,
  id,
  speaks = true,
  upload,
  children,
}: ActProps) {
  const { t } = useReader()
  const { place, template, viewer, now } = scene
  const returned = scene.returned?.form === form ? scene.returned : undefined
  const refusal = returned?.refusal && explain(returned.refusal, { t, template, now })
  const { undertakings } = place
  const points = undertakingPoints(template, t)
  return (
    <Form
      {...{ action, submit, refusal, quiet, panel, id, upload }}
      again={returned?.again}
      keepDraft={speaks && place.about.kind !== 'list'}
    >
      {children}
      {speaks && (
        <FirstAct actor={viewer} undertakings={undertakings && { ...undertakings, points }} />
      )}
    </Form>
  )
}

export function SubjectField() {
  const { t } = useReader()
  return (
    <Field
      name="subject"
      label={t('discussions.subject')}
      maxlength={SUBJECT_LENGTH_MAX}
      required
    />
  )
}

export function WordsField({ value }: { readonly value?: string }) {
  const { t } = useReader()
  return (
    <TextArea
      name="words"
      label={t('discussions.words')}
      value={value}
      rows={8}
      maxlength={WORDS_LENGTH_MAX}
      required
    />
  )
}

export function useCrumbs(scene: Scene, place: Place | undefined, isList = false) {
  const { t } = useReader()
  const text = useText(scene)
  const all = { label: t('discussions.title'), href: '/discussions' }
  if (!place) return isList ? [] : [all]
  const here = { label: text({ of: place.title }), href: place.href }
  return isList ? [all, here] : [all, here, ...listCrumb(place, t('discussions.one'))]
}

const listCrumb = (place: Place, label: string) =>
  place.about.kind === 'list' ? [] : [{ label, href: listPath(place) }]

export function QuestionTag({ question }: Pick<Thread, 'question'>) {
  const { t } = useReader()
  if (!question) return null
  return question.answer === undefined ? (
    <Tag tone="warn">{t('discussions.question.open')}</Tag>
  ) : (
    <Tag tone="now">{t('discussions.question.answered')}</Tag>
  )
}

type ThreadsProps = InScene & {
  readonly threads: readonly GoingShown[]
  /** Threads about this do not name it; those about what is in it do. */
  readonly here: About | undefined
  /** Below the title of the page, or below that of a section. */
  readonly level?: 2 | 3
}

export function Threads({ scene, threads, here, level = 3 }: ThreadsProps) {
  const { t } = useReader()
  const text = useText(scene)
  return (
    <List>
      {threads.map(({ id, subject, question, messages, lastAt, place, unread, clause }) => (
        <Item
          level={level}
          title={<UserText>{text(subject)}</UserText>}
          href={`/threads/${id}`}
          tag={
            (question || unread > 0) && (
              <>
                <QuestionTag question={question} />{' '}
                {unread > 0 && <Tag tone="now">{t('discussions.unread', { count: unread })}</Tag>}
              </>
            )
          }
          meta={
            <>
              {t('discussions.messages', { count: messages })} ·{' '}
              {t.rich('discussions.newest', { at: <When at={lastAt} /> })}
              {clause && <> · {t('discussions.clause.at', { number: clause.number })}</>}
              {(!here || placeOf(here) !== placeOf(place.about)) && (
                <>
                  {' · '}
                  <Link to={place.href}>
                    <UserText>{text({ of: place.title })}</UserText>
                  </Link>
                </>
              )}
            </>
          }
        />
      ))}
    </List>
  )
}
