/** Who came to a meeting, and the forms by which it is said. Pure: data in, HTML out. */
import {
  Choice,
  Empty,
  List,
  Meta,
  More,
  Section,
  Tag,
  TextArea,
  useReader,
} from '../../platform/html/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { Capacities, Name } from '../processes/index.ts'
import { canTry } from '../people/index.ts'
import {
  CAME_AS,
  GUEST_NAME_MAX,
  GUESTS_AT_ONCE_MAX,
  WAYS_IN,
  type Attendance,
  type CameAs,
} from './attendance.ts'
import { ActForm, Who } from './parts.tsx'
import { mayCome, mayEnterGuests, mayStrikeLine, ownLine, standing } from './rules.ts'
import type { Scene } from './shown.ts'

type InScene = { readonly scene: Scene }

/** How many came as what: `7 members · 3 participants · 1 apology`; nothing where nobody did. */
export function countsIn(lines: readonly Attendance[], t: Translate): string {
  const count = (as: CameAs) => lines.filter((one) => one.as === as).length
  const told = CAME_AS.filter((as) => count(as) > 0)
  return told.map((as) => t(`minutes.count.${as}`, { count: count(as) })).join(' · ')
}

export function Counts({ scene }: InScene) {
  const { t } = useReader()
  return <>{countsIn(standing(scene.about), t)}</>
}

/** All lines, for a page to read. */
export function AttendanceList({ scene }: InScene) {
  const { t } = useReader()
  const lines = standing(scene.about)
  if (lines.length === 0) return <Empty>{t('minutes.attendance.none')}</Empty>
  return (
    <List>
      {CAME_AS.flatMap((as) => lines.filter((one) => one.as === as)).map((line) => (
        <Line scene={scene} line={line} />
      ))}
    </List>
  )
}

function Line({ scene, line }: InScene & { readonly line: Attendance }) {
  const { t } = useReader()
  const way = line.as === 'apologies' ? undefined : t(`minutes.way.${line.by}`)
  return (
    <li>
      <div class="row end">
        <span>
          <Who scene={scene} who={line.who} />
        </span>
        <Tag>{t(`minutes.as.${line.as}`)}</Tag>
      </div>
      <Meta>
        {way}
        {line.who.kind === 'guest' && (
          <>
            {' · '}
            {t.rich('minutes.guest', { name: <Name scene={scene} person={line.enteredBy} /> })}
          </>
        )}
      </Meta>
      {canTry(mayStrikeLine(scene.about, line)) && (
        <More label={t('minutes.attendance.wrong')}>
          <ActForm
            scene={scene}
            form="strike-line"
            action={`/attendances/${line.id}/strikes`}
            submit={t('minutes.attendance.strike')}
            quiet
          />
        </More>
      )}
    </li>
  )
}

export function AttendanceSection({ scene }: InScene) {
  const { t } = useReader()
  return (
    <Section title={t('minutes.attendance')} id="attendance" beside={<Counts scene={scene} />}>
      <AttendanceList scene={scene} />
      <ComeForm scene={scene} />
      <GuestsForm scene={scene} />
    </Section>
  )
}

function ComeForm({ scene }: InScene) {
  const { t } = useReader()
  const { about, viewer, meeting, returned } = scene
  const comes = canTry(mayCome(about, 'comes'))
  const apologises = canTry(mayCome(about, 'apologies'))
  const isBack = returned?.form === 'come'
  if (!viewer || ownLine(about, viewer.person) || !(comes || apologises || isBack)) return null
  const options = [
    ...(comes || isBack ? WAYS_IN : []).map((value) => ({
      value,
      label: t(`minutes.come.${value}`),
    })),
    ...(apologises || isBack ? [{ value: 'apologies', label: t('minutes.come.apologies') }] : []),
  ]
  return (
    <ActForm
      scene={scene}
      form="come"
      action={`/meetings/${meeting.id}/attendances`}
      submit={t('minutes.come.button')}
    >
      <Choice name="way" legend={t('minutes.come.title')} options={options} required />
      <Capacities
        scene={scene}
        label={t('minutes.come.as')}
        myself={t('minutes.myself')}
        removed={t('minutes.removed')}
      />
    </ActForm>
  )
}

function GuestsForm({ scene }: InScene) {
  const { t } = useReader()
  const { about, meeting, returned } = scene
  const isBack = returned?.form === 'guests'
  const ways = WAYS_IN.filter((way) => canTry(mayEnterGuests(about, { names: [], way })))
  if (!isBack && ways.length === 0) return null
  return (
    <More label={t('minutes.guests.title')}>
      <ActForm
        scene={scene}
        form="guests"
        action={`/meetings/${meeting.id}/guests`}
        submit={t('minutes.guests.button')}
      >
        <TextArea
          name="names"
          label={t('minutes.guests.names')}
          hint={t('minutes.guests.hint', { most: GUESTS_AT_ONCE_MAX })}
          maxlength={GUESTS_AT_ONCE_MAX * GUEST_NAME_MAX}
          required
        />
        <Choice
          name="way"
          legend={t('minutes.guests.way')}
          value="phone"
          options={(ways.length > 0 ? ways : WAYS_IN).map((value) => ({
            value,
            label: t(`minutes.way.${value}`),
          }))}
          required
        />
      </ActForm>
    </More>
  )
}
