/** A cycle of public meetings: which region hosted last, and whose turn it is. Pure. */
import {
  Empty,
  Field,
  Item,
  Link,
  List,
  Meta,
  More,
  Page,
  Section,
  Select,
  TextArea,
  useReader,
  UserText,
} from '../../platform/html/index.ts'
import { canTry, type LaterParts } from '../people/index.ts'
import { Passage, plain } from '../processes/index.ts'
import { ActForm } from './act-form.tsx'
import { nextRegion, type Cycle, type Round } from './cycle.ts'
import { placeOf, type Hosting } from './hosting.ts'
import { TITLE_LENGTH_MAX, WORDS_LENGTH_MAX } from './meeting.ts'
import { PhaseTag, Times } from './parts.tsx'
import { mayRun } from './rules-standing.ts'
import type { Line, MeetingShown, Scene } from './shown.ts'

export type CycleShown = Scene & {
  readonly cycle: Cycle
  readonly hosting: Hosting
  readonly rounds: readonly (Pick<Round, 'region' | 'reason'> & Line)[]
}

type CycleProps = { readonly shown: CycleShown; readonly later: LaterParts }

export function CyclePage({ shown, later }: CycleProps) {
  const { t } = useReader()
  const { cycle, hosting, rounds, now } = shown
  const { path, name, slug, practice } = placeOf(hosting)
  const last = rounds.filter(({ meeting }) => meeting.starts <= now).at(-1)
  const next = nextRegion(cycle, rounds)
  const hosted = last
    ? t('meetings.cycle.last', { region: last.region })
    : t('meetings.cycle.never')
  const removed = t('meetings.removed')
  return (
    <Page
      title={plain(shown, cycle.name, removed)}
      section="meetings"
      practice={practice}
      crumbs={[
        { label: t('meetings.title'), href: '/meetings' },
        { label: plain(shown, name, slug), href: path },
      ]}
      lede={t('meetings.cycle.lede')}
    >
      <p>
        {t('meetings.cycle.order')} <UserText>{cycle.regions.join(' → ')}</UserText>
      </p>
      <Meta>
        {hosted} · {t('meetings.cycle.next', { region: next ?? '' })}
      </Meta>
      <Section title={t('meetings.title')}>
        {rounds.length === 0 && <Empty>{t('meetings.cycle.none')}</Empty>}
        <List>
          {rounds.toReversed().map(({ meeting, region, reason }) => (
            <Item
              title={plain(shown, meeting.title, removed)}
              href={`/meetings/${meeting.id}`}
              tag={<PhaseTag meeting={meeting} now={now} />}
              meta={
                <>
                  <UserText>{region}</UserText> · <Times meeting={meeting} />
                </>
              }
            >
              {reason !== undefined && <Passage scene={shown} of={reason} removed={removed} />}
            </Item>
          ))}
        </List>
      </Section>
      {later}
    </Page>
  )
}

/** On the page of a meeting: its region, or the form that gives it one. */
export function InCycle({ shown }: { readonly shown: MeetingShown }) {
  const { t } = useReader()
  const { meeting, hosting, cycles, round, viewer, returned } = shown
  const removed = t('meetings.removed')
  const own = cycles.find(({ id }) => id === round?.cycle)
  if (round && own) {
    return (
      <Section title={t('meetings.cycle')} id="cycle">
        <Meta>
          <Link to={`/cycles/${own.id}`}>{plain(shown, own.name, removed)}</Link> ·{' '}
          <UserText>{round.region}</UserText>
        </Meta>
        {round.reason !== undefined && (
          <Passage scene={shown} of={round.reason} removed={removed} />
        )}
      </Section>
    )
  }
  const isBack = returned?.form === 'cycle'
  if (cycles.length === 0 || (!isBack && !canTry(mayRun(hosting, viewer)))) return null
  const form = (
    <ActForm
      scene={shown}
      hosting={hosting}
      form="cycle"
      action={`/meetings/${meeting.id}/cycle`}
      submit={t('meetings.cycle.place')}
    >
      <Select
        name="cycle"
        label={t('meetings.cycle')}
        value={cycles[0]?.id}
        required
        options={cycles.map(({ id, name }) => ({ value: id, label: plain(shown, name, removed) }))}
      />
      <Field
        name="region"
        label={t('meetings.cycle.region')}
        suggestions={[...new Set(cycles.flatMap(({ regions }) => regions))]}
        required
      />
      <TextArea
        name="reason"
        label={t('meetings.cycle.reason')}
        maxlength={WORDS_LENGTH_MAX}
        rows={2}
      />
    </ActForm>
  )
  return isBack ? form : <More label={t('meetings.cycle.place')}>{form}</More>
}

type CyclesProps = {
  readonly scene: Scene
  readonly hosting: Hosting
  readonly cycles: readonly (Cycle & { readonly next: string | undefined })[]
  readonly mayMake: boolean
}

/** On the page of a body. */
export function Cycles({ scene, hosting, cycles, mayMake }: CyclesProps) {
  const { t } = useReader()
  return (
    <Section title={t('meetings.cycles')} level={3} id="cycles">
      <List>
        {cycles.map(({ id, name, next }) => (
          <Item
            title={plain(scene, name, t('meetings.removed'))}
            level={4}
            href={`/cycles/${id}`}
            meta={t('meetings.cycle.next', { region: next ?? '' })}
          />
        ))}
      </List>
      {mayMake && (
        <More label={t('meetings.cycle.make')}>
          <CycleForm scene={scene} hosting={hosting} />
        </More>
      )}
    </Section>
  )
}

export function CycleForm({ scene, hosting }: Pick<CyclesProps, 'scene' | 'hosting'>) {
  const { t } = useReader()
  return (
    <ActForm
      scene={scene}
      hosting={hosting}
      form="make-cycle"
      action={`/bodies/${placeOf(hosting).slug}/cycles`}
      submit={t('meetings.cycle.make')}
    >
      <Field name="name" label={t('meetings.cycle.name')} maxlength={TITLE_LENGTH_MAX} required />
      <TextArea
        name="regions"
        label={t('meetings.cycle.regions')}
        hint={t('meetings.cycle.regions.hint')}
        rows={5}
        required
      />
    </ActForm>
  )
}
