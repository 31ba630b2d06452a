/** Forms of those who hold the pen: onto the table, superseded, an erratum. Pure. */
import type { ComponentChildren } from 'preact'
import {
  Empty,
  Field,
  Form,
  Meta,
  Page,
  Section,
  Select,
  TextArea,
  useReader,
  type Again,
  type Crumb,
} from '../../../platform/html/index.ts'
import type { Language } from '../../../platform/languages/index.ts'
import { PermanenceNotice } from '../../people/index.ts'
import { PASSAGE_LENGTH_MAX } from '../erratum.ts'
import type { Neighbour } from '../load-life.ts'
import type { TextId } from '../text.ts'
import { REASON_LENGTH_MAX } from './form.tsx'

export const LIFE_FORMS = ['tabling', 'successor', 'errata'] as const
export type LifeForm = (typeof LIFE_FORMS)[number]

export type LifeBack = {
  readonly form: LifeForm
  readonly again: Again
  readonly refusal: ComponentChildren
}

export type LifePageProps = {
  readonly id: TextId
  readonly title: string
  readonly language: Language
  readonly crumbs: readonly Crumb[]
  readonly practice: boolean
  /** What the reader may try. */
  readonly may: Readonly<Record<LifeForm, boolean>>
  /** Texts that could take its place. */
  readonly others: readonly Neighbour[]
  /** Versions that were adopted. */
  readonly adopted: readonly number[]
  readonly unread: boolean
  readonly back: LifeBack | undefined
}

export function LifePage(props: LifePageProps) {
  const { t } = useReader()
  const { title, crumbs, practice, may, others, adopted, back } = props
  const shows = (form: LifeForm) => may[form] || back?.form === form
  const none = !LIFE_FORMS.some(shows)
  return (
    <Page
      title={t('texts.life.title', { title })}
      section="processes"
      crumbs={crumbs}
      practice={practice}
    >
      {none && <Empty>{t('texts.life.none')}</Empty>}
      {shows('tabling') && (
        <Section title={t('texts.life.table')}>
          <Meta>{t('texts.life.table.what')}</Meta>
          <OneForm {...props} form="tabling" submit={t('texts.life.table')} />
        </Section>
      )}
      {shows('successor') && (
        <Section title={t('texts.life.successor')}>
          <Meta>{t('texts.life.supersede.what')}</Meta>
          <OneForm {...props} form="successor" submit={t('texts.life.supersede')}>
            <Select
              name="by"
              label={t('texts.life.successor')}
              options={others.map((one) => ({ value: one.id, label: one.title }))}
            />
          </OneForm>
        </Section>
      )}
      {shows('errata') && (
        <Section title={t('texts.errata')}>
          <Meta>{t('texts.life.correct.what')}</Meta>
          <OneForm {...props} form="errata" submit={t('texts.life.correct')}>
            <ErratumFields adopted={adopted} lang={props.language} />
          </OneForm>
        </Section>
      )}
    </Page>
  )
}

type OneProps = LifePageProps & {
  readonly form: LifeForm
  readonly submit: string
  readonly children?: ComponentChildren
}

function OneForm({ id, form, submit, unread, back, children }: OneProps) {
  const returned = back?.form === form ? back : undefined
  return (
    <Form
      action={`/texts/${id}/${form}`}
      again={returned?.again}
      refusal={returned?.refusal}
      submit={submit}
    >
      {children}
      {unread && <PermanenceNotice />}
    </Form>
  )
}

type FieldsProps = { readonly adopted: readonly number[]; readonly lang: Language }

function ErratumFields({ adopted, lang }: FieldsProps) {
  const { t } = useReader()
  return (
    <>
      <Field
        name="version"
        label={t('texts.life.correct.version')}
        value={String(adopted[0] ?? '')}
        inputmode="numeric"
        maxlength={4}
        required
      />
      <Field
        name="clause"
        label={t('texts.life.correct.clause')}
        hint="c12"
        maxlength={8}
        required
      />
      <TextArea
        name="stands"
        label={t('texts.life.correct.stands')}
        maxlength={PASSAGE_LENGTH_MAX}
        lang={lang}
        required
      />
      <TextArea
        name="should"
        label={t('texts.life.correct.should')}
        hint={t('texts.life.correct.should.hint')}
        maxlength={PASSAGE_LENGTH_MAX}
        lang={lang}
      />
      <Field
        name="reason"
        label={t('texts.life.correct.reason')}
        maxlength={REASON_LENGTH_MAX}
        required
      />
    </>
  )
}
