/** The forms of those who run a call: to draft one, to open it, to take it back. */
import {
  Choice,
  Empty,
  Field,
  Form,
  Hidden,
  Meta,
  More,
  Page,
  Panel,
  Select,
  TextArea,
  useReader,
  type Again,
} from '../../../platform/html/index.ts'
import { mayOpen, mayWithdraw } from '../rules/calls.ts'
import { REASON_MAX, TITLE_MAX } from './position.tsx'
import { againOf, refusalOf, type Scene } from './shown.ts'
import { Why } from './why.tsx'

type OfScene = { readonly scene: Scene }

/** Says what opening freezes before the button does it. */
export function DraftForms({ scene }: OfScene) {
  const { t } = useReader()
  const { call, party, rule, template } = scene
  const again = againOf(scene, 'opening')
  const refusal = refusalOf(scene, 'opening')
  if (!again && !mayOpen(call, party, rule).ok) {
    return <Empty>{t('decisions.draft.waits')}</Empty>
  }
  const window = template.windows.find(({ kind }) => kind === call.windowKind)
  return (
    <Panel title={t('decisions.opening.title')} level={2}>
      <p>{t('decisions.opening.freezes')}</p>
      <Form
        action={`/calls/${call.id}/opening`}
        again={again}
        refusal={refusal && <Why scene={scene} refusal={refusal} />}
        submit={t('decisions.opening.submit')}
      >
        <Field
          name="closesOn"
          type="date"
          label={t('decisions.opening.closes')}
          hint={window && t('decisions.opening.closes.hint', { minute: window.closesAt })}
        />
      </Form>
    </Panel>
  )
}

export function WithdrawalForm({ scene }: OfScene) {
  const { t } = useReader()
  const { call, party, rule } = scene
  const again = againOf(scene, 'withdrawal')
  const refusal = refusalOf(scene, 'withdrawal')
  if (!again && !mayWithdraw(call, party, rule).ok) return null
  const form = (
    <Form
      action={`/calls/${call.id}/withdrawal`}
      again={again}
      refusal={refusal && <Why scene={scene} refusal={refusal} />}
      submit={t('decisions.withdrawal.submit')}
      quiet
    >
      <TextArea
        name="reason"
        label={t('decisions.withdrawal.reason')}
        required
        maxlength={REASON_MAX}
      />
    </Form>
  )
  return again ? form : <More label={t('decisions.withdrawal.title')}>{form}</More>
}

export type NewCall = {
  readonly slug: string
  readonly title: string
  readonly practice: boolean
  readonly texts: readonly { readonly value: string; readonly label: string }[]
  readonly kinds: readonly { readonly value: string; readonly label: string }[]
  /** Scales of agreement, the process's own first. */
  readonly ladders: readonly { readonly value: string; readonly label: string }[]
  readonly again: Again | undefined
  readonly refusal: string | undefined
}

/** A draft: which text, which question. It opens later, on its own page. */
export function NewCallPage({ asked }: { readonly asked: NewCall }) {
  const { t } = useReader()
  const { slug, title, practice, texts, kinds, ladders, again, refusal } = asked
  return (
    <Page
      title={t('decisions.draft.title')}
      section="processes"
      practice={practice}
      crumbs={[
        { label: t('html.nav.processes'), href: '/processes' },
        { label: <bdi>{title}</bdi>, href: `/processes/${slug}` },
      ]}
    >
      {texts.length === 0 ? (
        <Empty>{t('decisions.draft.no-text')}</Empty>
      ) : (
        <Form
          action="/calls"
          again={again}
          refusal={refusal}
          submit={t('decisions.draft.submit')}
          panel
          keepDraft
        >
          <Hidden name="process" value={slug} />
          <Select
            name="text"
            label={t('decisions.draft.text')}
            hint={t('decisions.draft.text.hint')}
            options={texts}
            value={texts[0]?.value}
            required
          />
          <Choice
            name="kind"
            legend={t('decisions.draft.kind')}
            options={kinds}
            value={kinds[0]?.value}
            required
          />
          {ladders.length > 1 && (
            <Choice
              name="ladder"
              legend={t('decisions.ladder')}
              options={ladders}
              value={ladders[0]?.value}
              required
            />
          )}
          <Field
            name="question"
            label={t('decisions.draft.question')}
            hint={t('decisions.draft.question.hint')}
            maxlength={TITLE_MAX}
            required
          />
          <Meta>{t('decisions.draft.next')}</Meta>
        </Form>
      )}
    </Page>
  )
}
