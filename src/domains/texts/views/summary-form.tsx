/** All that is said of a text in plain language, and the form of those who may say it. Pure. */
import {
  Empty,
  Field,
  Hidden,
  Link,
  Meta,
  Page,
  Row,
  Select,
  TextArea,
  useReader,
  UserText,
  type Again,
} from '../../../platform/html/index.ts'
import { LANGUAGES, nativeName, type Language } from '../../../platform/languages/index.ts'
import { ProcessForm, type ProcessScene } from '../../processes/index.ts'
import type { SummaryShown } from '../load-summaries.ts'
import { LINE_LENGTH_MAX, MACHINE_LENGTH_MAX, SUMMARY_LENGTH_MAX } from '../summary.ts'
import type { Text } from '../text.ts'
import { crumbsOf } from './text.tsx'
import { SummaryPanel } from './summary.tsx'

export type SummaryPageProps = {
  readonly scene: Pick<ProcessScene, 'process' | 'template' | 'viewer'>
  readonly processTitle: string
  readonly text: Text
  readonly title: string
  /** The latest: what a summary is written of. */
  readonly version: number
  /** The newest of each language. */
  readonly summaries: readonly SummaryShown[]
  /** The language that is written in. */
  readonly language: Language
  readonly mayWrite: boolean
  readonly back: { readonly again: Again; readonly refusal: string | undefined } | undefined
}

export function SummaryPage(props: SummaryPageProps) {
  const { t } = useReader()
  const { scene, processTitle, text, title, version, summaries, mayWrite, back } = props
  const { process, template } = scene
  return (
    <Page
      title={t('texts.summary.title', { title })}
      section="processes"
      crumbs={[
        ...crumbsOf(process, processTitle, t),
        { label: <UserText lang={text.language}>{title}</UserText>, href: `/texts/${text.id}` },
      ]}
      practice={process.practice}
      head={<Meta>{t('texts.language', { language: nativeName(text.language) })}</Meta>}
    >
      <Row>
        <Link to={`/texts/${text.id}`}>{t('texts.terms.back')}</Link>
        <Link to={`/record?obj=text:${text.id}&act=text.summarise`}>
          {t('texts.summary.history')}
        </Link>
      </Row>
      {summaries.length === 0 && <Empty>{t('texts.summary.none')}</Empty>}
      {summaries.map((shown) => (
        <SummaryPanel
          template={template}
          shown={shown}
          version={version}
          titled={<span lang={shown.summary.language}>{nativeName(shown.summary.language)}</span>}
        />
      ))}
      {(mayWrite || back) && <Writing {...props} />}
    </Page>
  )
}

function Writing({ scene, text, version, summaries, language, back }: SummaryPageProps) {
  const { t } = useReader()
  const here = summaries.filter(({ summary }) => summary.version === version)
  const standing = here.find(({ summary }) => summary.language === language)
  return (
    <ProcessForm
      scene={scene}
      action={`/texts/${text.id}/summaries`}
      again={back?.again}
      refusal={back?.refusal}
      submit={t('texts.summary.submit')}
    >
      <Meta>{t('texts.summary.how', { number: version })}</Meta>
      <Select
        name="language"
        label={t('texts.summary.language')}
        value={language}
        required
        options={LANGUAGES.map((value) => ({ value, label: nativeName(value), lang: value }))}
      />
      <TextArea
        name="words"
        label={t('texts.summary.words')}
        hint={t('texts.summary.words.hint', { most: SUMMARY_LENGTH_MAX })}
        value={standing?.words ?? ''}
        maxlength={SUMMARY_LENGTH_MAX}
        required
        rows={10}
      />
      <Field
        name="line"
        label={t('texts.summary.line')}
        hint={t('texts.summary.line.hint')}
        maxlength={LINE_LENGTH_MAX}
        required
      />
      <Field
        name="machine"
        label={t('texts.summary.which-machine')}
        hint={t('texts.summary.which-machine.hint')}
        maxlength={MACHINE_LENGTH_MAX}
      />
      <Hidden name="version" value={String(version)} />
      <Hidden name="seen" value={here.map(({ summary }) => summary.words).join(' ')} />
    </ProcessForm>
  )
}
