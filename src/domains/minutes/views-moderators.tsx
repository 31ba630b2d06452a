/** Who lends their hand to those on the telephone, and the forms by which they are named. Pure. */
import {
  Empty,
  Meta,
  More,
  Refused,
  Section,
  Select,
  useReader,
} from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { Name } from '../processes/index.ts'
import { isThere } from './attendance.ts'
import { explain } from './explain.ts'
import { MODERATORS_MAX } from './moderator.ts'
import { ActForm } from './parts.tsx'
import { mayEndNaming, mayNameSomebody, named } from './rules-moderators.ts'
import type { NotesShown } from './shown.ts'

type Shown = { readonly shown: NotesShown }

/** Nothing where nobody is named and whoever reads names nobody. */
export function ModeratorSection({ shown }: Shown) {
  const { t, language, zone } = useReader()
  const { returned } = shown
  const now = named(shown.moderators)
  const names = canTry(mayNameSomebody(shown.about, shown.moderators))
  const isBack = returned?.form === 'moderator' || returned?.form === 'end-moderator'
  if (now.length === 0 && !names && !isBack) return null
  // Whom it was about may stand here no longer.
  const refusal = returned?.form === 'end-moderator' ? returned.refusal : undefined
  return (
    <Section title={t('minutes.moderators')} id="moderators">
      <Meta>{t('minutes.moderators.what')}</Meta>
      {refusal && <Refused>{explain(refusal, { t, language, zone })}</Refused>}
      {now.length === 0 && <Empty>{t('minutes.moderators.none')}</Empty>}
      {now.map((one) => (
        <div class="row end">
          <Name scene={shown} person={one.person} />
          {canTry(mayEndNaming(shown.about, one)) && (
            <ActForm
              scene={{ ...shown, returned: undefined }}
              form="end-moderator"
              action={`/meeting-moderators/${one.id}/endings`}
              submit={t('minutes.moderators.end')}
              quiet
            />
          )}
        </div>
      ))}
      <NameForm shown={shown} />
    </Section>
  )
}

function NameForm({ shown }: Shown) {
  const { t } = useReader()
  const { about, moderators, meeting, names, returned } = shown
  const isBack = returned?.form === 'moderator'
  if (!isBack && !canTry(mayNameSomebody(about, moderators))) return null
  const taken = new Set(named(moderators).map(({ person }) => person))
  const options = about.attendances
    .filter(isThere)
    .flatMap(({ id, who }) =>
      who.kind === 'person' && !taken.has(who.person)
        ? [{ value: id, label: names.get(who.person)?.name ?? who.person }]
        : [],
    )
  return (
    <More label={t('minutes.moderators.name')} open={isBack}>
      <ActForm
        scene={shown}
        form="moderator"
        action={`/meetings/${meeting.id}/moderators`}
        submit={t('minutes.moderators.button')}
      >
        <Select
          name="line"
          label={t('minutes.moderators.who')}
          hint={t('minutes.moderators.hint', { most: MODERATORS_MAX })}
          value={options[0]?.value ?? ''}
          options={options}
          required
        />
      </ActForm>
    </More>
  )
}
