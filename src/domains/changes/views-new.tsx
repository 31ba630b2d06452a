/** The form that proposes a change of the rules, and what would change. Pure. */
import {
  Checkbox,
  Choice,
  Field,
  Page,
  Section,
  Select,
  TextArea,
  useReader,
} from '../../platform/html/index.ts'
import { ProcessForm } from '../processes/index.ts'
import { ChangeLines, type FileProblem, inWords } from '../templates/index.ts'
import { PARTS_LENGTH_MAX, REASON_LENGTH_MAX, TITLE_LENGTH_MAX } from './change.ts'
import { explain } from './explain.ts'
import type { Register } from './load.ts'
import { mayPropose } from './rules.ts'
import { HOWS } from './steps.ts'
import { useCrumbs } from './views.tsx'

export function NewChangePage({ register }: { readonly register: Register }) {
  const { t } = useReader()
  const { process, template, before, viewer, now, returned, versions } = register
  const may = mayPropose(before, { kind: 'person', actor: viewer })
  const refusal =
    returned?.refusal ??
    (may.ok || may.refusal.kind === 'permanence-unread' ? undefined : may.refusal)
  const hows = versions.length === 0 ? HOWS.filter((how) => how !== 'version') : HOWS
  return (
    <Page
      title={t('changes.propose')}
      lede={t('changes.propose.lede')}
      section="processes"
      practice={process.practice}
      crumbs={[
        ...useCrumbs(register),
        { label: t('changes.title'), href: `/processes/${process.slug}/changes` },
      ]}
    >
      <Found refusal={returned?.refusal} />
      <ProcessForm
        scene={register}
        action={`/processes/${process.slug}/changes`}
        again={returned?.again}
        refusal={refusal && explain(refusal, { t, template, now })}
        submit={t('changes.propose')}
      >
        <Field name="title" label={t('changes.name')} maxlength={TITLE_LENGTH_MAX} required />
        <TextArea
          name="reason"
          label={t('changes.reason')}
          hint={t('changes.reason.hint')}
          maxlength={REASON_LENGTH_MAX}
          required
        />
        <Choice
          name="how"
          legend={t('changes.how')}
          value="definition"
          required
          options={hows.map((value) => ({ value, label: t(`changes.how.${value}`) }))}
        />
        <Ways register={register} />
        <Checkbox name="look" label={t('changes.look')} hint={t('changes.look.hint')} />
      </ProcessForm>
    </Page>
  )
}

/** A field for each way to say it; the chosen one counts. */
function Ways({ register: { process, template, versions } }: { readonly register: Register }) {
  const { t } = useReader()
  const place = `/templates/${process.pin.name}/${process.pin.version}`
  return (
    <>
      <TextArea
        name="definition"
        label={t('changes.definition')}
        hint={t('changes.definition.hint')}
        value={inWords(template.consensus.definition, t)}
        maxlength={DEFINITION_LENGTH_MAX}
      />
      <TextArea
        name="parts"
        code
        label={t('changes.parts')}
        hint={t('changes.parts.hint', { place })}
        maxlength={PARTS_LENGTH_MAX}
      />
      {versions.length > 0 && (
        <Select
          name="version"
          label={t('changes.version')}
          options={versions.map((pin) => ({
            value: `${pin.name}/${pin.version}`,
            label: t('changes.rules-named', pin),
          }))}
        />
      )}
    </>
  )
}

/** A line of a rule, as long as templates let one be. */
export const DEFINITION_LENGTH_MAX = 600

/** What would change, for one who only looked; what is wrong, line by line. */
function Found({ refusal }: { readonly refusal: NonNullable<Register['returned']>['refusal'] }) {
  const { t } = useReader()
  if (refusal?.kind === 'looked') {
    return (
      <Section title={t('changes.would-change')} id="would-change">
        <ChangeLines sections={refusal.sections} />
      </Section>
    )
  }
  if (refusal?.kind !== 'not-sound') return null
  return (
    <Section title={t('changes.problems')} id="problems">
      <ul>
        {refusal.problems.map((problem) => (
          <li>
            <Problem {...problem} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Problem({ line, message, example }: FileProblem) {
  const { t } = useReader()
  return (
    <>
      {example === undefined
        ? t('changes.problem', { line, message })
        : t('changes.problem.example', { line, message, example })}
    </>
  )
}
