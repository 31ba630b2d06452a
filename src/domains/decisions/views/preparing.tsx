/** What officers prepare together: shown to those who serve in the call, and to nobody else. */
import {
  Choice,
  Form,
  Hidden,
  Meta,
  More,
  Panel,
  Prose,
  TextArea,
  useReader,
  When,
} from '../../../platform/html/index.ts'
import { POLARITIES } from '../designation.ts'
import { SIGNS, type Prepared } from '../prepared.ts'
import { mayPropose } from '../rules/designations.ts'
import { mayPrepare, newestOf, publishable, signVersion, standingOf } from '../rules/preparing.ts'
import { FirstAct } from './first-act.tsx'
import { Name, useLevel } from './parts.tsx'
import { REASON_MAX } from './position.tsx'
import { againOf, refusalOf, type CallShown } from './shown.ts'
import { Why } from './why.tsx'

type Shown = { readonly shown: CallShown }

export function Preparing({ shown }: Shown) {
  const { t } = useReader()
  const { call, party, rule, now, preparation } = shown
  const isBack = shown.returned?.form === 'preparation'
  const signed = shown.returned?.form === 'preparation-sign' && numberIn(shown)
  if (!mayPrepare(call, party, rule, now).ok && !isBack && !signed) return null
  const standing = standingOf(preparation)
  // Also to one who may not see the version: what was typed is theirs.
  const isSignLost = signed && !standing.some(({ number }) => number === signed)
  return (
    <Panel title={t('decisions.preparing.title')} id="preparation">
      <Meta>{t('decisions.preparing.private')}</Meta>
      {standing.length > 1 && <p class="problem">{t('decisions.preparing.beside')}</p>}
      {standing.map((version) => (
        <Version shown={shown} version={version} />
      ))}
      {isSignLost && <SignForm shown={shown} number={signed} />}
      <PublishForm shown={shown} />
      {isBack ? (
        <WriteForm shown={shown} />
      ) : (
        <More label={t(`decisions.preparing.${standing.length === 0 ? 'first' : 'again'}`)}>
          <WriteForm shown={shown} />
        </More>
      )}
    </Panel>
  )
}

type OfVersion = Shown & { readonly version: Prepared }

function Version({ shown, version }: OfVersion) {
  const { t } = useReader()
  const { label } = useLevel(shown)(version.level)
  const { number, author, writtenAt, polarity, reasons } = version
  const signed = shown.preparation.signed.filter((one) => one.number === number)
  return (
    <article class="stack-2">
      <h4>
        {t('decisions.preparing.version', { number })} · {label}
        {polarity === 'against' && <> · {t('decisions.polarity.against')}</>}
      </h4>
      <Prose text={reasons} />
      <Meta>
        <Name scene={shown} person={author} /> · <When at={writtenAt} />
      </Meta>
      {signed.map(({ person, sign, why }) => (
        <div class="stack-2">
          <Meta>
            <Name scene={shown} person={person} /> · {t(`decisions.preparing.sign.${sign}`)}
          </Meta>
          {why !== undefined && <Prose text={why} />}
        </div>
      ))}
      <SignForm shown={shown} number={number} />
    </article>
  )
}

const numberIn = (shown: CallShown): number =>
  Number(againOf(shown, 'preparation-sign')?.typed['number'] ?? 0)

function SignForm({ shown, number }: Shown & { readonly number: number }) {
  const { t } = useReader()
  const { call, party, rule, now, preparation } = shown
  const asked = { now, before: preparation, number, sign: 'agrees', why: undefined } as const
  const again = againOf(shown, 'preparation-sign')
  const isThis = again?.typed['number'] === String(number)
  const refusal = refusalOf(shown, 'preparation-sign')
  if (!signVersion(call, party, rule, asked).ok && !isThis) return null
  return (
    <Form
      action={`/calls/${call.id}/preparation-signs`}
      again={isThis ? again : undefined}
      refusal={isThis && refusal && <Why scene={shown} refusal={refusal} />}
      submit={t('decisions.preparing.sign')}
    >
      <Hidden name="number" value={String(number)} />
      <Choice
        name="sign"
        legend={t('decisions.preparing.right')}
        required
        options={SIGNS.map((value) => ({ value, label: t(`decisions.preparing.sign.${value}`) }))}
      />
      <TextArea name="why" label={t('decisions.preparing.wrong')} rows={3} maxlength={REASON_MAX} />
      <FirstAct scene={shown} />
    </Form>
  )
}

/** What is published are the words that were signed, to the letter. */
function PublishForm({ shown }: Shown) {
  const { t } = useReader()
  const { call, party, rule, now, preparation, designations } = shown
  const number = newestOf(preparation)
  const found = publishable(preparation, number, party.actor?.person)
  const refusal = refusalOf(shown, 'prepared')
  if (!found.ok || !mayPropose(call, party, rule, now).ok) {
    return refusal ? (
      <p class="problem">
        <Why scene={shown} refusal={refusal} />
      </p>
    ) : null
  }
  return (
    <Form
      action={`/calls/${call.id}/designations`}
      again={againOf(shown, 'prepared')}
      refusal={refusal && <Why scene={shown} refusal={refusal} />}
      submit={t('decisions.preparing.publish', { number })}
    >
      <Hidden name="prepared" value={String(number)} />
      <Hidden name="seen" value={String(designations.length)} />
      <Meta>{t('decisions.preparing.publish.means')}</Meta>
      <FirstAct scene={shown} />
    </Form>
  )
}

function WriteForm({ shown }: Shown) {
  const { t } = useReader()
  const level = useLevel(shown)
  const last = standingOf(shown.preparation).at(-1)
  const refusal = refusalOf(shown, 'preparation')
  return (
    <Form
      action={`/calls/${shown.call.id}/preparations`}
      again={againOf(shown, 'preparation')}
      refusal={refusal && <Why scene={shown} refusal={refusal} />}
      submit={t('decisions.preparing.submit')}
      keepDraft
    >
      <Hidden name="seen" value={String(newestOf(shown.preparation))} />
      <Choice
        name="level"
        legend={t('decisions.proposal.level')}
        required
        value={last?.level}
        options={shown.rule.levels.map(({ id }) => ({
          value: id,
          label: level(id).label,
          hint: level(id).definition,
        }))}
      />
      <Choice
        name="polarity"
        legend={t('decisions.proposal.polarity')}
        value={last?.polarity ?? 'for'}
        required
        options={POLARITIES.map((value) => ({ value, label: t(`decisions.polarity.${value}`) }))}
      />
      <TextArea
        name="reasons"
        label={t('decisions.proposal.reasons')}
        hint={t('decisions.proposal.reasons.hint')}
        value={last?.reasons}
        required
        maxlength={REASON_MAX}
      />
      <FirstAct scene={shown} />
    </Form>
  )
}
