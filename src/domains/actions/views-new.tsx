/** The page on which an action is taken on. Pure; decides nothing. */
import { Empty, Field, Hidden, Page, useReader } from '../../platform/html/index.ts'
import { canTry, ORIGIN_FIELD } from '../people/index.ts'
import { WHAT_LENGTH_MAX } from './action.ts'
import { explain } from './explain.ts'
import { ActForm, useWords } from './parts.tsx'
import { isOfficer, mayMake } from './rules.ts'
import type { NewShown } from './shown.ts'
import { OwnerFields } from './views-owner.tsx'

export function NewActionPage({ shown }: { readonly shown: NewShown }) {
  const { t } = useReader()
  const said = useWords(shown)
  const { place, viewer } = shown
  const may = mayMake(place, viewer)
  const crumbs = [
    { label: said(place.title), href: place.href },
    { label: t('actions.title'), href: `/actions?${place.host.kind}=${place.slug}` },
  ]
  return (
    <Page
      title={t('actions.make.title')}
      crumbs={crumbs}
      lede={t('actions.make.lede')}
      practice={place.practice}
    >
      {canTry(may) ? (
        <MakeForm shown={shown} />
      ) : (
        <Empty>{may.ok ? '' : explain(may.refusal, t)}</Empty>
      )}
    </Page>
  )
}

function MakeForm({ shown }: { readonly shown: NewShown }) {
  const { t } = useReader()
  const { place, source, opened, returned, viewer } = shown
  const scene = returned || !opened ? shown : { ...shown, returned: openedAs(opened) }
  const from = (returned?.again ?? opened)?.typed[ORIGIN_FIELD]
  const chooses = viewer !== undefined && isOfficer(place, viewer)
  return (
    <ActForm scene={scene} form="make" action="/actions" submit={t('actions.make.button')}>
      <Hidden name="host" value={`${place.host.kind}:${place.slug}`} />
      {source !== undefined && <Hidden name="source" value={source} />}
      {typeof from === 'string' && <Hidden name={ORIGIN_FIELD} value={from} />}
      <Field
        name="what"
        label={t('actions.make.what')}
        hint={t('actions.make.what.hint')}
        maxlength={WHAT_LENGTH_MAX}
        required
      />
      {!chooses && <Hidden name="owner" value="me" />}
      <OwnerFields shown={shown} hands={false} />
      <Field name="due" type="date" label={t('actions.make.due')} required />
    </ActForm>
  )
}

const openedAs = (again: NonNullable<NewShown['opened']>) =>
  ({ form: 'make', again, refusal: undefined }) as const
