/** The panel in which one takes a position; for others, why not and what they can do. */
import { canTry } from '../../people/index.ts'
import {
  Choice,
  Field,
  Form,
  Meta,
  More,
  Panel,
  Select,
  TextArea,
  useReader,
  type Option,
} from '../../../platform/html/index.ts'
import type { Actor } from '../../people/index.ts'
import { roleTitle } from '../../templates/index.ts'
import { seatOf } from '../call.ts'
import { officeIn } from '../call-rule.ts'
import { CHOICES } from '../position.ts'
import { objectsIn } from '../rules/behind.ts'
import { mayState } from '../rules/positions.ts'
import { FirstAct } from './first-act.tsx'
import { Why } from './why.tsx'
import { plainWords, Proof } from './parts.tsx'
import { againOf, refusalOf, type CallShown, type Scene } from './shown.ts'
import { Stand } from './stands.tsx'

/** Bounds of what is typed; the record's own bound on a part is far above. */
export const REASON_MAX = 4_000
export const TITLE_MAX = 200

type Shown = { readonly shown: CallShown }

export function PositionPanel({ shown }: Shown) {
  const { t } = useReader()
  const { call, party, rule, now, phase, returned } = shown
  if (phase === 'draft' || phase === 'ahead') return null
  const allowed = mayState(call, party, rule, now)
  const isBack = returned?.form === 'position'
  if (!allowed.ok && !canTry(allowed) && !isBack) {
    return (
      <Panel title={t('decisions.position.title')} level={2} id="position">
        <Standing shown={shown} />
        <p>
          <Why scene={shown} refusal={allowed.refusal} />
        </p>
      </Panel>
    )
  }
  return (
    <Panel title={t('decisions.position.title')} level={2} id="position">
      <Standing shown={shown} />
      <PositionForm shown={shown} />
    </Panel>
  )
}

/** Where the reader stands now, with its entry and receipt. */
function Standing({ shown }: Shown) {
  const { t } = useReader()
  const { own, call, party } = shown
  if (!own) return null
  const isMember = party.actor && seatOf(call, party.actor.person) !== undefined
  const entry = shown.entries.get(`position:${call.id}:${own.position.person}`)
  const isSealed = own.position.shown.kind === 'sealed'
  return (
    <>
      <p>
        <Stand position={{ shown: own.stance }} />
        {isSealed && <> · {t('decisions.position.sealed')}</>}
      </p>
      <Meta>{t(isMember ? 'decisions.position.counted' : 'decisions.position.heard')}</Meta>
      {entry !== undefined && (
        <Meta>
          <Proof entry={entry} />
        </Meta>
      )}
    </>
  )
}

function PositionForm({ shown }: Shown) {
  const { t } = useReader()
  const { call, own, party, behind } = shown
  const again = againOf(shown, 'position')
  const refusal = refusalOf(shown, 'position')
  const person = party.actor?.person
  const objects = person !== undefined && objectsIn(behind, person)
  const isAsked = again?.typed['choice'] === 'object'
  const until = own?.stance.kind === 'reserve' ? new Date(own.stance.until) : undefined
  return (
    <Form
      action={`/calls/${call.id}/positions`}
      again={again}
      refusal={refusal && <Why scene={shown} refusal={refusal} />}
      submit={t('decisions.position.submit')}
      keepDraft={call.visibility === 'at-once'}
    >
      <SpeakingAs scene={shown} value={own?.position.capacity} />
      <Choice
        name="choice"
        legend={t('decisions.position.choice')}
        legendUnseen
        required
        value={own?.stance.kind}
        options={CHOICES.map((value): Option => ({
          value,
          label: t(`decisions.choice.${value}`),
          hint: t(`decisions.choice.${value}.hint`),
        }))}
      />
      <Field
        name="until"
        type="date"
        label={t('decisions.position.until')}
        hint={t('decisions.position.until.hint')}
        value={until?.toISOString().slice(0, 10)}
      />
      <TextArea
        name="reason"
        label={t('decisions.position.reason')}
        hint={t('decisions.position.reason.hint')}
        value={own?.reason}
        rows={3}
        maxlength={REASON_MAX}
      />
      {objects ? (
        <Meta>{t('decisions.position.objects')}</Meta>
      ) : isAsked ? (
        <ObjectionFields shown={shown} />
      ) : (
        <More label={t('decisions.position.if-object')}>
          <ObjectionFields shown={shown} />
        </More>
      )}
      <FirstAct scene={shown} />
      <Meta>{t('decisions.position.change')}</Meta>
    </Form>
  )
}

/** Title, argument, remedy, clause: the same wherever an objection is raised. */
export function ObjectionFields({
  shown,
  required = false,
}: Shown & { readonly required?: boolean }) {
  const { t } = useReader()
  const whole = { value: '', label: t('decisions.objection.whole-text') }
  const clauses = shown.text.clauses.map(({ id, number }) => ({
    value: id,
    label: t('decisions.objection.clause', { number }),
  }))
  return (
    <>
      <Meant scene={shown} of="substantive" />
      <Field
        name="title"
        label={t('decisions.objection.title')}
        maxlength={TITLE_MAX}
        required={required}
      />
      <Select
        name="clause"
        label={t('decisions.objection.about')}
        options={[whole, ...clauses]}
        value=""
      />
      <TextArea
        name="argument"
        label={t('decisions.objection.argument')}
        maxlength={REASON_MAX}
        required={required}
      />
      <TextArea
        name="remedy"
        label={t('decisions.objection.remedy')}
        hint={t('decisions.objection.remedy.hint')}
        maxlength={REASON_MAX}
        required={required}
        rows={3}
      />
    </>
  )
}

type MeantProps = { readonly scene: Scene; readonly of: 'substantive' | 'repetition' }

/** What the template itself says counts as an objection, or as a repetition of one. */
export function Meant({ scene, of }: MeantProps) {
  const { t, language } = useReader()
  const words = scene.template.objections?.[of][language]
  if (words === undefined) return null
  return (
    <Meta>
      {t(`decisions.objection.${of}`)} {words}
    </Meta>
  )
}

/** For oneself, or for one of one's own organisations under the name it has now. */
export function SpeakingAs({
  scene,
  value = 'personal',
}: {
  readonly scene: Scene
  readonly value?: string | undefined
}) {
  const { t } = useReader()
  const options = optionsFor(scene, scene.party.actor, {
    self: t('decisions.myself'),
    removed: t('decisions.name-removed'),
    forOne: (name) => t('decisions.for.option', { name }),
  })
  return (
    <>
      <Select
        name="as"
        label={t('decisions.speaking-as')}
        options={options}
        value={value}
        required
      />
      <HatOff scene={scene} />
    </>
  )
}

/** Told to officers before they speak in a call that they run. */
export function HatOff({ scene }: { readonly scene: Scene }) {
  const { t } = useReader()
  const office = officeIn(scene.party, scene.rule)
  if (office === undefined) return null
  return <Meta>{t('decisions.hat.off', { role: roleTitle(scene.template, office, t) })}</Meta>
}

type Labels = {
  readonly self: string
  readonly removed: string
  readonly forOne: (name: string) => string
}

function optionsFor(scene: Scene, actor: Actor | undefined, labels: Labels): readonly Option[] {
  const held = actor?.capacities ?? [{ capacity: 'personal' as const }]
  return held.map(({ capacity, organisation }) => ({
    value: capacity,
    label:
      organisation === undefined
        ? labels.self
        : labels.forOne(plainWords(scene, organisation, labels.removed)),
  }))
}
