/** The form in which an officer opens a ballot on one of the template's decisions. Pure. */
import type { ComponentChildren } from 'preact'
import {
  Choice,
  Field,
  Form,
  Hidden,
  Meta,
  Page,
  Refused,
  Select,
  TextArea,
  useReader,
  type Crumb,
  type Option,
} from '../../../platform/html/index.ts'
import { nativeName, type Language } from '../../../platform/languages/index.ts'
import type { Actor } from '../../people/index.ts'
import type { Process } from '../../processes/index.ts'
import type { Template } from '../../templates/index.ts'
import { OptionFields } from './sheet.tsx'
import { backTo, FirstAct, type Returned } from './parts.tsx'

export const QUESTION_LENGTH_MAX = 400

export type OpeningProps = {
  readonly process: Process
  readonly template: Template
  readonly actor: Actor | undefined
  readonly crumbs: readonly Crumb[]
  readonly decisions: readonly Option[]
  readonly about: readonly Option[]
  /** First rounds that were not valid, which another may follow. */
  readonly earlier: readonly Option[]
  readonly languages: readonly Language[]
  /** Some decision here chooses between options, by points or by lot. */
  readonly chooses: boolean
  /** Why the reader can open nothing here: said in place of the form. */
  readonly refused: ComponentChildren
  readonly returned: Returned | undefined
}

export function OpeningPage(props: OpeningProps) {
  const { t } = useReader()
  const { process, refused, returned } = props
  return (
    <Page
      title={t('ballots.opening.title')}
      section="processes"
      crumbs={props.crumbs}
      practice={process.practice}
    >
      <Meta>{t('ballots.opening.how')}</Meta>
      {refused && !returned ? <Refused>{refused}</Refused> : <OpeningForm {...props} />}
    </Page>
  )
}

function OpeningForm(props: OpeningProps) {
  const { t } = useReader()
  const { process, returned, earlier, languages } = props
  return (
    <Form action="/ballots" submit={t('ballots.opening.button')} {...backTo(returned, 'opening')}>
      <Hidden name="process" value={process.slug} />
      <Select
        name="decision"
        label={t('ballots.opening.decision')}
        options={props.decisions}
        required
      />
      <TextArea
        name="question"
        label={t('ballots.opening.question')}
        hint={t('ballots.opening.question.hint')}
        maxlength={QUESTION_LENGTH_MAX}
        rows={3}
        required
      />
      {props.about.length > 0 && (
        <Choice
          name="about"
          legend={t('ballots.opening.about')}
          hint={t('ballots.opening.about.hint')}
          options={props.about}
          many
        />
      )}
      {props.chooses && <OptionFields />}
      <Field name="closesOn" type="date" label={t('ballots.opening.closes')} />
      {languages.length > 0 && (
        <Choice
          name="published"
          legend={t('ballots.opening.languages')}
          options={languages.map((value) => ({ value, label: nativeName(value) }))}
          many
        />
      )}
      {earlier.length > 0 && (
        <Select
          name="earlier"
          label={t('ballots.opening.earlier')}
          options={[{ value: '', label: t('ballots.opening.first') }, ...earlier]}
        />
      )}
      <FirstAct {...props} />
    </Form>
  )
}
