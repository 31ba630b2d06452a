/** A summary, the way to object to it, and the form that writes the next one. Pure. */
import type { VNode } from 'preact'
import {
  Day,
  Field,
  Form,
  Hidden,
  Link,
  Meta,
  More,
  Prose,
  Section,
  TextArea,
  useReader,
  UserText,
  type Again,
} from '../../platform/html/index.ts'
import { BeforeFirstAct, type Hosting } from '../meetings/index.ts'
import type { Actor } from '../people/index.ts'
import type { ToldShown } from '../stewards/index.ts'
import { LINE_LENGTH_MAX, SUMMARY_LENGTH_MAX } from './summary.ts'

/** For whom may write one; as it was typed where it came back. */
export type Summing = {
  readonly action: string
  readonly hosting: Hosting
  readonly viewer: Actor | undefined
  readonly again?: Again | undefined
  readonly refusal?: string | undefined
}

type Props = {
  readonly summary: ToldShown | undefined
  readonly summing: Summing | undefined
}

export function SummarySection({ summary, summing }: Props): VNode | null {
  const { t } = useReader()
  if (!summary && !summing) return null
  const form = summing && <SumForm summing={summing} summary={summary} />
  const label = t(summary ? 'proceedings.summary.again' : 'proceedings.summary.write')
  return (
    <Section title={t('proceedings.summary')} id="summary">
      {summary ? <Told summary={summary} /> : <Meta>{t('proceedings.summary.none')}</Meta>}
      {form && (summing.again ? form : <More label={label}>{form}</More>)}
    </Section>
  )
}

function Told({ summary }: { readonly summary: ToldShown }) {
  const { t } = useReader()
  const { words, name, path, version, at, line, contested } = summary
  const called = <UserText>{name}</UserText>
  const author = path === undefined ? called : <Link to={path}>{called}</Link>
  return (
    <>
      <Prose text={words} />
      <Meta>
        {t.rich('proceedings.summary.by', { name: author, day: <Day at={at} />, version })}
        {' · '}
        <Link to={`/stewards/${line}`}>{t('proceedings.summary.contest')}</Link>
        {contested > 0 && (
          <>
            {' · '}
            <b>{t('proceedings.summary.contested', { count: contested })}</b>
          </>
        )}
      </Meta>
    </>
  )
}

type FormProps = { readonly summing: Summing; readonly summary: ToldShown | undefined }

function SumForm({ summing, summary }: FormProps) {
  const { t } = useReader()
  const { action, hosting, viewer, again, refusal } = summing
  return (
    <Form
      action={action}
      again={again}
      refusal={refusal}
      submit={t('proceedings.summary.submit')}
      panel
      keepDraft
    >
      <p>{t('proceedings.summary.how')}</p>
      <Hidden name="seen" value={String(summary?.version ?? 0)} />
      <TextArea
        name="words"
        label={t('proceedings.summary')}
        hint={t('proceedings.most', { most: SUMMARY_LENGTH_MAX })}
        value={summary?.words}
        maxlength={SUMMARY_LENGTH_MAX}
        rows={10}
        required
      />
      <Field
        name="line"
        label={t('proceedings.summary.line')}
        hint={t('proceedings.most', { most: LINE_LENGTH_MAX })}
        maxlength={LINE_LENGTH_MAX}
        required
      />
      <BeforeFirstAct hosting={hosting} viewer={viewer} />
    </Form>
  )
}
