/** The question who does it: oneself, an officer, somebody of the body, or anybody by name. */
import { Field, Select, useReader } from '../../platform/html/index.ts'
import { ROLES, roleWord } from '../people/index.ts'
import { NAME_LENGTH_MAX } from './action.ts'
import { isOfficer } from './rules.ts'
import type { ActionShown, NewShown } from './shown.ts'

type Shown = { readonly shown: ActionShown | NewShown }

/** Whoever is no officer takes something on for themselves alone, and may ask anybody to follow. */
export function OwnerFields({ shown, hands }: Shown & { readonly hands: boolean }) {
  const { t } = useReader()
  const { viewer, place, roster, names } = shown
  if (!viewer) return null
  const choosesOwner = isOfficer(place, viewer) || hands
  if (!choosesOwner) return <p>{t('actions.owner.only-you')}</p>
  const people = roster
    .filter((person) => person !== viewer.person)
    .map((person) => ({
      value: `person:${person}`,
      label: names.get(person)?.name ?? person,
    }))
  return (
    <>
      <Select
        name="owner"
        label={t(hands ? 'actions.hand.to' : 'actions.make.owner')}
        required
        options={[
          { value: 'me', label: t('actions.owner.me') },
          ...people,
          ...ROLES.map((role) => ({ value: `role:${role}`, label: roleWord(role, t) })),
          ...(place.body === undefined ? [] : [{ value: 'body', label: t('actions.owner.body') }]),
          { value: 'handle', label: t('actions.owner.handle') },
          { value: 'other-body', label: t('actions.owner.other-body') },
          { value: 'organisation', label: t('actions.owner.organisation') },
        ]}
      />
      <Field
        name="named"
        label={t('actions.owner.named')}
        hint={t('actions.owner.named.hint')}
        maxlength={NAME_LENGTH_MAX}
      />
    </>
  )
}
