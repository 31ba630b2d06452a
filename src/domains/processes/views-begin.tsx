/** Where a process is begun under a template. Pure: data in, HTML out. */
import {
  Checkbox,
  Field,
  Form,
  Link,
  Meta,
  Page,
  Refused,
  Section,
  Select,
  TextArea,
  useReader,
  type Again,
  type Option,
} from '../../platform/html/index.ts'
import { FirstAct, type Actor } from '../people/index.ts'
import { SLUG_LENGTH_MAX } from './process.ts'
import { TITLE_LENGTH_MAX } from './views-stage.tsx'

export const QUESTION_LENGTH_MAX = 1_000

/** A form that came back: as it was typed, and why. */
export type BeginReturned = { readonly again: Again; readonly refusal: string | undefined }

export type BeginProps = {
  readonly actor: Actor | undefined
  readonly templates: readonly Option[]
  readonly bodies: readonly Option[]
  /** The template from whose page the reader came. */
  readonly asked: string | undefined
  /** Why the reader can begin none: said in place of the form. */
  readonly refused: string | undefined
  readonly returned: BeginReturned | undefined
}

export function BeginPage(props: BeginProps) {
  const { t } = useReader()
  const { refused, returned } = props
  return (
    <Page
      title={t('processes.begin.title')}
      section="processes"
      crumbs={[{ label: t('processes.title'), href: '/processes' }]}
      lede={t('processes.begin.lede')}
    >
      {refused !== undefined && !returned ? (
        <Refused>{refused}</Refused>
      ) : (
        <Section title={t('processes.begin.what')}>
          <BeginForm {...props} />
        </Section>
      )}
      <Meta>
        <Link to="/templates">{t('templates.link')}</Link>
      </Meta>
    </Page>
  )
}

function BeginForm({ actor, templates, bodies, asked, returned }: BeginProps) {
  const { t } = useReader()
  const none = { value: '', label: t('processes.begin.no-body') }
  return (
    <Form
      action="/processes"
      submit={t('processes.begin.button')}
      again={returned?.again}
      refusal={returned?.refusal}
    >
      <Select
        name="template"
        label={t('processes.begin.template')}
        hint={t('processes.begin.template.hint')}
        options={templates}
        value={asked}
        required
      />
      <Select name="body" label={t('processes.begin.body')} options={[...bodies, none]} />
      <Field name="title" label={t('processes.begin.name')} required maxlength={TITLE_LENGTH_MAX} />
      <TextArea
        name="question"
        label={t('processes.begin.question')}
        required
        maxlength={QUESTION_LENGTH_MAX}
      />
      <Field
        name="slug"
        label={t('processes.begin.slug')}
        hint={t('processes.begin.slug.hint')}
        required
        maxlength={SLUG_LENGTH_MAX}
      />
      <Checkbox name="practice" label={t('processes.begin.practice')} />
      <FirstAct actor={actor} />
    </Form>
  )
}
