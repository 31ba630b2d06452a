/** The forms of an open question: one's own answer, a hub's count, the telephone. Pure. */
import { Button, Field, Hidden, Meta, More, Select, useReader } from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { Name, plain } from '../processes/index.ts'
import { HUB_PEOPLE_MAX, type Hub } from '../meetings/index.ts'
import type { Hum } from './hum.ts'
import { ActForm, answersOf, type Shown } from './parts.tsx'
import { isLineOf, mayAnswer, mayClose, mayCount, mayEnter } from './rules.ts'
import type { PhoneLine } from './shown.ts'
import { SmallCircle } from './views-asking.tsx'

type Props = Shown & { readonly hum: Hum }

/** All that somebody can do about the question that is open. */
export function Answering({ scene, hum }: Props) {
  const hosted = scene.hubs.filter((hub) => mayCount(scene.about, hum, hub).ok)
  return (
    <>
      <OwnAnswer scene={scene} hum={hum} />
      {hosted.map((hub) => (
        <HubForm scene={scene} hum={hum} hub={hub} />
      ))}
      <PhoneForm scene={scene} hum={hum} />
      <CloseForm scene={scene} hum={hum} />
    </>
  )
}

const isBack = ({ returned }: Shown['scene'], form: string): boolean => returned?.form === form

function OwnAnswer({ scene, hum }: Props) {
  const { t } = useReader()
  const { own, about } = scene
  if (!canTry(mayAnswer(about, hum)) && !isBack(scene, 'hum-answer')) return null
  const answers = answersOf(scene, hum, t)
  const said = own && answers[own.choice - 1]
  return (
    <ActForm scene={scene} form="hum-answer" action={`/hums/${hum.id}/answers`}>
      {said !== undefined && (
        <p role="status">
          {t('hums.own', { answer: said })}
          {own?.enteredBy !== undefined && (
            <>
              {' '}
              {t.rich('hums.own.by-hand', { name: <Name scene={scene} person={own.enteredBy} /> })}
            </>
          )}
        </p>
      )}
      <div class="row" role="group" aria-label={t('hums.own.label')}>
        {answers.map((answer, index) => (
          <Button name="choice" value={String(index + 1)} quiet>
            {answer}
          </Button>
        ))}
      </div>
      <SmallCircle />
    </ActForm>
  )
}

/** Its host enters how many answered what; of each person one answer counts. */
function HubForm({ scene, hum, hub }: Props & { readonly hub: Hub }) {
  const { t } = useReader()
  const place = plain(scene, hub.place, t('hums.removed'))
  const isReturned = isBack(scene, 'hum-hub') && scene.returned?.again.typed['hub'] === hub.id
  return (
    <More label={t('hums.hub.title', { place })} open={isReturned}>
      <ActForm
        scene={scene}
        form="hum-hub"
        of={{ field: 'hub', value: hub.id }}
        action={`/hums/${hum.id}/hub-counts`}
        submit={t('hums.hub.button')}
        quiet
      >
        <Hidden name="hub" value={hub.id} />
        <p>{t('hums.hub.hint')}</p>
        {answersOf(scene, hum, t).map((answer, index) => (
          <Field
            name={`count${index + 1}`}
            label={answer}
            type="number"
            inputmode="numeric"
            maxlength={String(HUB_PEOPLE_MAX).length}
            required
          />
        ))}
        {scene.answered.hubs.includes(hub.id) && <Meta>{t('hums.hub.again')}</Meta>}
      </ActForm>
    </More>
  )
}

function PhoneForm({ scene, hum }: Props) {
  const { t } = useReader()
  const { byPhone, about } = scene
  const isReturned = isBack(scene, 'hum-entry')
  if ((byPhone.length === 0 || !canTry(mayEnter(about, hum))) && !isReturned) return null
  const open = byPhone.filter(
    ({ heard, line }) => heard !== 'themselves' && !isLineOf(line, about.actor?.person),
  )
  return (
    <More label={t('hums.entry.title')} open={isReturned}>
      <ActForm
        scene={scene}
        form="hum-entry"
        action={`/hums/${hum.id}/entries`}
        submit={t('hums.entry.button')}
        quiet
      >
        <Select
          name="line"
          label={t('hums.entry.who')}
          options={open.map((one) => ({ value: one.line.id, label: lineLabel(scene, one, t) }))}
          required
        />
        <Select
          name="choice"
          label={t('hums.entry.choice')}
          options={answersOf(scene, hum, t).map((label, index) => ({
            value: String(index + 1),
            label,
          }))}
          required
        />
      </ActForm>
    </More>
  )
}

function lineLabel(
  scene: Shown['scene'],
  { line, heard }: PhoneLine,
  t: ReturnType<typeof useReader>['t'],
): string {
  const { who } = line
  const name =
    who.kind === 'person'
      ? (scene.names.get(who.person)?.name ?? who.person)
      : plain(scene, who.name, t('hums.removed'))
  return heard === 'by-hand' ? t('hums.entry.heard', { name }) : name
}

function CloseForm({ scene, hum }: Props) {
  const { t } = useReader()
  if (!canTry(mayClose(scene.about, hum)) && !isBack(scene, 'hum-close')) return null
  return (
    <ActForm
      scene={scene}
      form="hum-close"
      action={`/hums/${hum.id}/closings`}
      submit={t('hums.close')}
    />
  )
}
