/** Forms in which a text is begun and its next version written: a box for each clause. Pure. */
import type { ComponentChildren } from 'preact'
import {
  Button,
  Carried,
  Checkbox,
  Field,
  Form,
  Hidden,
  Link,
  Meta,
  Page,
  Refused,
  Row,
  Select,
  TextArea,
  useReader,
  type Again,
  type Crumb,
} from '../../../platform/html/index.ts'
import { LANGUAGES, nativeName, type Language } from '../../../platform/languages/index.ts'
import { ORIGIN_FIELD, PermanenceNotice } from '../../people/index.ts'
import { wholeOf } from '../rules/whole.ts'
import { BOXES_MAX, CLAUSE_LENGTH_MAX, type ClauseWords } from '../text.ts'
import { UnderstoodAs, WholeFields, type Shown } from './whole-form.tsx'

export const TITLE_LENGTH_MAX = 200
export const REASON_LENGTH_MAX = 300
export const NOTE_LENGTH_MAX = 4_000

/** Empty boxes of a form that nobody asked for more of. */
const NEW_BOXES = { first: 3, later: 1 } as const

export type Returned = {
  readonly again: Again | undefined
  /** Boxes for new clauses, where the form came back. */
  readonly boxes: number
  readonly refusal: string | undefined
  /** What a whole text was understood as, before it is published. */
  readonly shown?: Shown | undefined
}

type Common = {
  readonly crumbs: readonly Crumb[]
  readonly practice: boolean
  /** Why the reader can publish nothing here: said in place of the form. */
  readonly refused: ComponentChildren
  readonly unread: boolean
  readonly returned: Returned | undefined
  /** One box for the whole text, in place of one for each clause. */
  readonly whole: boolean
}

export type NewTextProps = Common & { readonly slug: string }

export function NewTextPage(props: NewTextProps) {
  const { t, language } = useReader()
  const { returned, slug, whole } = props
  const form = { action: '/texts', again: returned?.again, refusal: returned?.refusal }
  const here = `/texts/new?process=${slug}`
  return (
    <Framed {...props} title={t('texts.draft.title')}>
      <Form {...form} upload={whole} keepDraft={!whole}>
        <Hidden name="process" value={slug} />
        <Field name="title" label={t('texts.form.title')} maxlength={TITLE_LENGTH_MAX} required />
        <Select
          name="language"
          label={t('texts.form.language')}
          hint={t('texts.form.language.hint')}
          value={language}
          required
          options={LANGUAGES.map((value) => ({
            value,
            label: nativeName(value),
            lang: value,
          }))}
        />
        {whole ? (
          <WholeFields words="" lang={undefined} boxes={here} />
        ) : (
          <Clauses
            known={[]}
            boxes={returned?.boxes ?? NEW_BOXES.first}
            lang={undefined}
            whole={`${here}&as=whole`}
          />
        )}
        <Checkbox name="draft" label={t('texts.form.draft')} hint={t('texts.form.draft.hint')} />
        <Closing {...props} submit={t('texts.form.publish', { number: 1 })} />
      </Form>
    </Framed>
  )
}

export type NextVersionProps = Common & {
  readonly id: string
  readonly title: string
  readonly language: Language
  /** The version that the boxes begin with. */
  readonly base: number
  readonly clauses: readonly ClauseWords[]
}

export function NextVersionPage(props: NextVersionProps) {
  const { t } = useReader()
  const { returned, id, base, clauses, language, whole } = props
  const action = `/texts/${id}/versions`
  const form = { action, again: returned?.again, refusal: returned?.refusal }
  const here = `/texts/${id}/next`
  return (
    <Framed {...props} title={t('texts.next.title', { title: props.title })}>
      <Form {...form} upload={whole} keepDraft={!whole}>
        <Hidden name="base" value={String(base)} />
        {whole ? (
          <WholeFields
            words={wholeOf(clauses)}
            lang={language}
            boxes={clauses.length > BOXES_MAX ? undefined : `${here}?as=boxes`}
          />
        ) : (
          <Clauses
            known={clauses}
            boxes={returned?.boxes ?? NEW_BOXES.later}
            lang={language}
            whole={`${here}?as=whole`}
          />
        )}
        <Closing {...props} submit={t('texts.form.publish', { number: base + 1 })} />
      </Form>
    </Framed>
  )
}

function Framed({
  title,
  crumbs,
  practice,
  refused,
  returned,
  whole,
  children,
}: Common & { readonly title: string; readonly children: ComponentChildren }) {
  const { t } = useReader()
  return (
    <Page title={title} section="processes" crumbs={crumbs} practice={practice}>
      <Meta>{whole ? t('texts.whole.how') : t('texts.form.how')}</Meta>
      {returned?.shown && <UnderstoodAs {...returned.shown} />}
      {refused && !returned ? <Refused>{refused}</Refused> : children}
    </Page>
  )
}

type Boxes = {
  readonly known: readonly ClauseWords[]
  readonly boxes: number
  readonly lang: Language | undefined
  /** Where the same is written in one box. */
  readonly whole: string
}

function Clauses({ known, boxes, lang, whole }: Boxes) {
  const { t } = useReader()
  const fresh = Math.max(1, Math.min(boxes, BOXES_MAX - known.length))
  return (
    <>
      {known.map(({ id, words }, index) => (
        <ClauseBox
          box={id}
          label={t('texts.clause', { number: index + 1 })}
          words={words}
          place={String(index + 1)}
          lang={lang}
        />
      ))}
      {Array.from({ length: fresh }, (_, index) => (
        <ClauseBox
          box={`new${index + 1}`}
          label={t('texts.form.new-clause')}
          words=""
          place=""
          lang={lang}
        />
      ))}
      <Meta>
        <Link to={whole}>{t('texts.boxes.whole')}</Link>
      </Meta>
    </>
  )
}

type BoxProps = {
  readonly box: string
  readonly label: string
  readonly words: string
  readonly place: string
  readonly lang: Language | undefined
}

function ClauseBox({ box, label, words, place, lang }: BoxProps) {
  const { t } = useReader()
  return (
    <div class="stack-2">
      <TextArea
        name={`words-${box}`}
        label={label}
        value={words}
        maxlength={CLAUSE_LENGTH_MAX}
        rows={5}
        lang={lang}
      />
      <Field
        name={`place-${box}`}
        label={t('texts.form.place', { clause: label })}
        value={place}
        inputmode="numeric"
        maxlength={3}
      />
    </div>
  )
}

function Closing(props: Common & { readonly submit: string }) {
  const { t } = useReader()
  const { unread } = props
  return (
    <>
      <Carried name={ORIGIN_FIELD} />
      <Field
        name="reason"
        label={t('texts.form.reason')}
        hint={t('texts.form.reason.hint')}
        maxlength={REASON_LENGTH_MAX}
        required
      />
      <TextArea
        name="note"
        label={t('texts.form.note')}
        hint={t('texts.form.note.hint')}
        maxlength={NOTE_LENGTH_MAX}
        rows={3}
      />
      {unread && <PermanenceNotice />}
      <Row>
        <Buttons {...props} />
      </Row>
    </>
  )
}

/** A whole text is shown as it was understood before anybody can publish it. */
function Buttons({ submit, whole, returned }: Common & { readonly submit: string }) {
  const { t } = useReader()
  if (!whole) {
    return (
      <>
        <Button>{submit}</Button>
        <Button name="add" value="1" quiet unchecked>
          {t('texts.form.add')}
        </Button>
      </>
    )
  }
  return (
    <>
      {returned?.shown && <Button>{submit}</Button>}
      <Button name="look" value="1" quiet={returned?.shown !== undefined}>
        {t('texts.whole.look')}
      </Button>
    </>
  )
}
