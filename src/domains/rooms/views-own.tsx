/** What whoever is signed in can do in a room: ask to speak, or lead it. Pure. */
import {
  Button,
  Checkbox,
  Field,
  Hidden,
  Link,
  Meta,
  More,
  Panel,
  Row,
  Select,
  useReader,
} from '../../platform/html/index.ts'
import { mayRun, standing } from '../meetings/index.ts'
import { WAYS_IN } from '../minutes/index.ts'
import { canTry } from '../people/index.ts'
import { Capacities } from '../processes/index.ts'
import { ActForm, isBack, itemTitle, nameOf, roomPath } from './parts.tsx'
import type { OwnScene } from './part.ts'
import { tableOf } from './room.ts'
import { linesFor, mayAsk, mayLead, mayOpen, ownLine, type Case } from './rules.ts'
import { inOrder, waiting } from './rules-queue.ts'
import type { FloorShown } from './shown.ts'
import { LENGTHENED_MINUTES, REASON_LENGTH_MAX, runningOf, type HeldTurn } from './speaking.ts'

/** A room with what whoever reads it may do. */
export type OwnShown = OwnScene & FloorShown & { readonly case: Case }

type Shown = { readonly shown: OwnShown }

export function Asking({ shown }: Shown) {
  const { t } = useReader()
  const { case: about, meeting, turns } = shown
  const back = isBack(shown, 'ask')
  const line = ownLine(about)
  const own = waiting(shown.hands, turns).filter((hand) => hand.line === line?.id)
  const running = runningOf(turns)
  if (!back && !canTry(mayAsk(about))) {
    return shown.phase === 'open' ? (
      <Meta>
        <Link to={`/meetings/${meeting.id}/notes#attendance`}>{t('rooms.come-first')}</Link>
      </Meta>
    ) : null
  }
  return (
    <div class="stack">
      {running && running.by.line === line?.id && (
        <ActForm
          scene={shown}
          form="yield"
          action={`/room-turns/${running.id}/end`}
          submit={t('rooms.yield')}
        />
      )}
      {own.map((hand) => (
        <ActForm
          scene={shown}
          form={`withdraw-${hand.id}`}
          action={`/room-hands/${hand.id}/withdrawal`}
          submit={t(hand.isOfOrder ? 'rooms.withdraw.order' : 'rooms.withdraw')}
          quiet
        />
      ))}
      {own.length < 2 && <AskForm shown={shown} hasHand={own.some((one) => !one.isOfOrder)} />}
    </div>
  )
}

/** One button for most; a point of order is a second one, which waits beside the first. */
function AskForm({ shown, hasHand }: Shown & { readonly hasHand: boolean }) {
  const { t } = useReader()
  const { case: about, meeting, viewer } = shown
  const way = ownLine(about)?.by ?? 'online'
  return (
    <ActForm scene={shown} form="ask" action={`${roomPath(meeting)}/hands`}>
      {viewer.capacities.length > 1 && (
        <Capacities
          scene={shown}
          label={t('rooms.speaking-as')}
          myself={t('rooms.myself')}
          removed={t('rooms.removed')}
        />
      )}
      <Select
        name="way"
        label={t('rooms.from')}
        value={way}
        required
        options={WAYS_IN.map((value) => ({ value, label: t(`rooms.way.${value}`) }))}
      />
      <Row>
        {!hasHand && <Button>{t('rooms.ask')}</Button>}
        <Button name="ofOrder" value="1" quiet>
          {t('rooms.ask.order')}
        </Button>
      </Row>
    </ActForm>
  )
}

/** For whoever runs the meeting; a hub's host asks for those who are in the hub. */
export function Leading({ shown }: Shown) {
  const { t } = useReader()
  const { case: about, meeting, phase, sitting, hosting, viewer } = shown
  // Shown before they have read what is permanent, but to nobody who runs no meeting.
  const runs = canTry(mayRun(hosting, viewer))
  if (phase !== 'open') {
    if (isBack(shown, 'lengthen')) return <CameBack shown={shown} />
    return runs && canTry(mayOpen(about)) ? (
      <ActForm scene={shown} form="sitting" action={`${roomPath(meeting)}/sittings`}>
        <Hidden name="revision" value={String(sitting.revision)} />
        <Hidden name="to" value="open" />
        <Button>{t('rooms.open')}</Button>
      </ActForm>
    ) : null
  }
  if (!runs || !canTry(mayLead(about))) {
    return (
      <>
        <CameBack shown={shown} />
        <AskForForm shown={shown} />
      </>
    )
  }
  return (
    <Panel title={t('rooms.lead')} level={2} id="lead">
      <FloorForms shown={shown} />
      <ItemForm shown={shown} />
      <AskForForm shown={shown} />
      <More label={t('rooms.close.title')}>
        <ActForm
          scene={shown}
          form="sitting"
          action={`${roomPath(meeting)}/sittings`}
          submit={t('rooms.close')}
          quiet
        >
          <Hidden name="revision" value={String(sitting.revision)} />
          <Hidden name="to" value="close" />
        </ActForm>
      </More>
    </Panel>
  )
}

function FloorForms({ shown }: Shown) {
  const { t } = useReader()
  const { turns, rule, hands, meeting } = shown
  const line = inOrder(hands, turns, rule.order)
  const [first] = line
  const running = runningOf(turns)
  const last = turns.at(-1)?.id ?? ''
  const name = (hand: (typeof line)[number]) => nameOf(shown, hand.who, t)
  return (
    <>
      {running ? <RunningForms shown={shown} turn={running} /> : <CameBack shown={shown} />}
      {first && (
        <ActForm scene={shown} form="floor" action={`${roomPath(meeting)}/turns`}>
          <Hidden name="last" value={last} />
          <Hidden name="hand" value={first.id} />
          <Button>{t('rooms.give', { name: name(first) })}</Button>
        </ActForm>
      )}
      {(line.length > 1 || isBack(shown, 'floor-other')) && (
        <More label={t('rooms.give.other')} open={isBack(shown, 'floor-other')}>
          <ActForm
            scene={shown}
            form="floor-other"
            action={`${roomPath(meeting)}/turns?other`}
            submit={t('rooms.give.button')}
            quiet
          >
            <Hidden name="last" value={last} />
            <Select
              name="hand"
              label={t('rooms.give.who')}
              value={line[1]?.id ?? ''}
              options={line.slice(1).map((hand) => ({ value: hand.id, label: name(hand) }))}
            />
            <Field
              name="reason"
              label={t('rooms.give.why')}
              maxlength={REASON_LENGTH_MAX}
              required
            />
          </ActForm>
        </More>
      )}
    </>
  )
}

function RunningForms({ shown, turn }: Shown & { readonly turn: HeldTurn }) {
  const { t } = useReader()
  const at = `/room-turns/${turn.id}`
  return (
    <>
      <ActForm
        scene={shown}
        form="end"
        action={`${at}/end`}
        submit={t('rooms.end', { name: nameOf(shown, turn.by.who, t) })}
        quiet
      />
      <Lengthening shown={shown} turn={turn} />
    </>
  )
}

function Lengthening({ shown, turn }: Shown & { readonly turn: HeldTurn }) {
  const { t } = useReader()
  return (
    <More label={t('rooms.lengthen.title')} open={isBack(shown, 'lengthen')}>
      <ActForm scene={shown} form="lengthen" action={`/room-turns/${turn.id}/extensions`}>
        <Field name="reason" label={t('rooms.give.why')} maxlength={REASON_LENGTH_MAX} required />
        <Row>
          {LENGTHENED_MINUTES.map((count) => (
            <Button name="minutes" value={String(count)} quiet>
              {t('rooms.lengthen', { count })}
            </Button>
          ))}
        </Row>
      </ActForm>
    </More>
  )
}

/** A form whose time is over comes back all the same: no word of it is lost. */
function CameBack({ shown }: Shown) {
  const turn = runningOf(shown.turns) ?? shown.turns.at(-1)
  return isBack(shown, 'lengthen') && turn ? <Lengthening shown={shown} turn={turn} /> : null
}

function ItemForm({ shown }: Shown) {
  const { t } = useReader()
  const { meeting, agenda, sitting } = shown
  const items = standing(agenda)
  if (items.length === 0) return null
  const now = tableOf(sitting)?.item
  const next = items[items.findIndex(({ id }) => id === now) + 1]
  return (
    <ActForm
      scene={shown}
      form="table"
      action={`${roomPath(meeting)}/table`}
      submit={t('rooms.put')}
      quiet
    >
      <Hidden name="revision" value={String(sitting.revision)} />
      <Select
        name="item"
        label={t('rooms.put.item')}
        value={next?.id ?? ''}
        options={[
          ...items.map((item) => ({ value: item.id, label: itemTitle(shown, item, t) })),
          { value: '', label: t('rooms.put.nothing') },
        ]}
      />
    </ActForm>
  )
}

/** For those on the telephone, in a hub, or whose line fails. */
function AskForForm({ shown }: Shown) {
  const { t } = useReader()
  const { case: about, meeting } = shown
  const lines = linesFor(about)
  if (lines.length === 0) return null
  return (
    <More label={t('rooms.ask-for.title')} open={isBack(shown, 'ask-for')}>
      <ActForm
        scene={shown}
        form="ask-for"
        action={`${roomPath(meeting)}/raised`}
        submit={t('rooms.ask-for')}
        quiet
      >
        <Select
          name="line"
          label={t('rooms.ask-for.who')}
          value={lines[0]?.id ?? ''}
          options={lines.map(({ id, who, by }) => ({
            value: id,
            label: `${nameOf(shown, who, t)} · ${t(`rooms.way.${by}`)}`,
          }))}
        />
        <Checkbox name="ofOrder" label={t('rooms.of-order')} />
      </ActForm>
    </More>
  )
}
