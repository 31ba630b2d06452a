/** What those do who look after a docket: open, extend, close, report, withdraw. Pure. */
import type { ComponentChildren } from 'preact'
import { Choice, Field, Form, More, Panel, useReader } from '../../../platform/html/index.ts'
import { formatSpan, nativeName } from '../../../platform/languages/index.ts'
import { between, unreachable } from '../../../platform/values.ts'
import { dayOf, dueAfter, findWindowRule } from '../../templates/index.ts'
import type { DocketProps } from './docket.tsx'
import { closesAt, FirstAct } from './parts.tsx'

const OFFICER_FORMS = ['opening', 'extension', 'closing', 'report', 'withdrawal'] as const
type OfficerFormName = (typeof OFFICER_FORMS)[number]

export const REASON_LENGTH_MAX = 300
export const TITLE_LENGTH_MAX = 200
export const HREF_LENGTH_MAX = 1_000

/** Which forms there are in each phase, for whom. */
function formsFor({ view, may }: DocketProps): readonly OfficerFormName[] {
  const { phase, docket } = view
  const managed: readonly OfficerFormName[] =
    phase === 'draft'
      ? ['opening', 'withdrawal']
      : phase === 'ahead' || phase === 'waiting' || phase === 'open'
        ? ['withdrawal']
        : phase === 'closed'
          ? [...(docket.state.kind === 'open' ? (['closing'] as const) : []), 'report']
          : []
  return [
    ...(may.extend && phase === 'open' ? (['extension'] as const) : []),
    ...(may.manage ? managed : []),
  ]
}

export function Officer(props: DocketProps) {
  const { t } = useReader()
  const forms = formsFor(props)
  // A form that was refused is given back with its reason, also to those it is not offered to.
  const back = OFFICER_FORMS.find((form) => form === props.returned?.form)
  const shown = back !== undefined && !forms.includes(back) ? [...forms, back] : forms
  if (shown.length === 0) return null
  return (
    <Panel title={t('dockets.officer')} id="officer">
      {shown.map((form) => (
        <OneForm {...props} form={form} />
      ))}
    </Panel>
  )
}

function OneForm({ form, ...props }: DocketProps & { readonly form: OfficerFormName }) {
  const { t } = useReader()
  switch (form) {
    case 'opening':
      return <Opening {...props} />
    case 'extension':
      return <Extension {...props} />
    case 'closing':
      return <OfficerForm {...props} form="closing" submit={t('dockets.close.button')} />
    case 'report':
      return <Report {...props} />
    case 'withdrawal':
      return <Withdrawal {...props} />
    default:
      return unreachable(form)
  }
}

function Withdrawal(props: DocketProps) {
  const { t } = useReader()
  const form = (
    <OfficerForm {...props} form="withdrawal" submit={t('dockets.withdraw.button')}>
      <Reason />
    </OfficerForm>
  )
  if (props.returned?.form === 'withdrawal') return form
  return <More label={t('dockets.withdraw')}>{form}</More>
}

type OfficerFormProps = DocketProps & {
  readonly form: OfficerFormName
  readonly submit: string
  readonly children?: ComponentChildren
}

const PATHS = {
  opening: 'openings',
  extension: 'extensions',
  closing: 'closings',
  report: 'reports',
  withdrawal: 'withdrawals',
} as const satisfies Record<OfficerFormName, string>

function OfficerForm({ view, actor, returned, form, submit, children }: OfficerFormProps) {
  const back = returned?.form === form ? returned : undefined
  return (
    <Form
      action={`/dockets/${view.docket.id}/${PATHS[form]}`}
      again={back?.again}
      refusal={back?.refusal}
      submit={submit}
      quiet
    >
      {children}
      <FirstAct around={view} actor={actor} speaks={false} />
    </Form>
  )
}

function Reason() {
  const { t } = useReader()
  return (
    <Field
      name="reason"
      label={t('dockets.reason')}
      hint={t('dockets.reason.hint')}
      maxlength={REASON_LENGTH_MAX}
      required
    />
  )
}

function Opening(props: DocketProps) {
  const { t, now } = useReader()
  const { template, docket } = props.view
  const rule = findWindowRule(template, docket.windowKind)
  if (!rule) return null
  const usual = formatSpan(between(now, dueAfter(now, rule.default.for)), t)
  return (
    <OfficerForm {...props} form="opening" submit={t('dockets.open.button')}>
      <Field
        name="closesOn"
        type="date"
        label={t('dockets.open.closes', { minute: rule.closesAt })}
        hint={t('dockets.open.closes.hint', { span: usual })}
      />
      <Choice
        name="published"
        legend={t('dockets.open.languages')}
        hint={t('dockets.open.languages.hint')}
        many
        value={[t.language]}
        options={rule.languages.map((value) => ({
          value,
          label: nativeName(value),
          lang: value,
        }))}
      />
    </OfficerForm>
  )
}

function Extension(props: DocketProps) {
  const { t } = useReader()
  const { template, docket } = props.view
  const closes = closesAt(props.view)
  const rule = findWindowRule(template, docket.windowKind)
  if (!rule) return null
  return (
    <OfficerForm {...props} form="extension" submit={t('dockets.extend.button')}>
      <p>{t('dockets.extend.why')}</p>
      <Field
        name="to"
        type="date"
        label={t('dockets.extend.to', { minute: rule.closesAt })}
        value={closes === undefined ? undefined : dayOf(closes)}
        required
      />
      <Reason />
    </OfficerForm>
  )
}

function Report(props: DocketProps) {
  const { t } = useReader()
  return (
    <OfficerForm {...props} form="report" submit={t('dockets.report.button')}>
      <Field name="title" label={t('dockets.report.title')} maxlength={TITLE_LENGTH_MAX} required />
      <Field
        name="href"
        label={t('dockets.report.href')}
        hint={t('dockets.report.href.hint')}
        maxlength={HREF_LENGTH_MAX}
        required
      />
    </OfficerForm>
  )
}
