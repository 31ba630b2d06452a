/** Which two versions are compared, and how: addresses, and a form without scripts. Pure. */
import { More, useReader } from '../../../platform/html/index.ts'
import type { TextView } from '../load.ts'
import type { Look } from '../rules/redline-shown.ts'
import { hrefOf } from './text.tsx'

/** The address of a comparison; what goes without saying is left out of it. */
export function comparedHref(view: TextView, against: number, look: Look): string {
  const query = [
    `against=${against}`,
    ...(look.as === 'side' ? ['as=side'] : []),
    ...(look.all ? ['show=all'] : []),
    ...(look.part > 1 ? [`part=${look.part}`] : []),
  ]
  return `${hrefOf(view)}?${query.join('&')}`
}

type ChooserProps = {
  readonly view: TextView
  readonly look: Look
  readonly against: number
}

export function Chooser({ view, look, against }: ChooserProps) {
  const { t, href } = useReader()
  const numbers = view.versions.map(({ number }) => number)
  if (numbers.length < 2) return null
  const versions = numbers.map((number) => ({
    value: String(number),
    label: t('texts.version', { number }),
  }))
  const looks = [
    { value: 'line', label: t('texts.redline.inline') },
    { value: 'side', label: t('texts.redline.side') },
  ]
  return (
    <More label={t('texts.redline.choose')}>
      <form method="get" action={href(`/texts/${view.text.id}`)} class="stack">
        <Choice name="version" chosen={String(view.version.number)} options={versions} />
        <Choice name="against" chosen={String(against)} options={versions} />
        <Choice name="as" chosen={look.as} options={looks} />
        <button class="button quiet">{t('texts.redline.compare')}</button>
      </form>
    </More>
  )
}

type ChoiceProps = {
  readonly name: 'version' | 'against' | 'as'
  readonly chosen: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

function Choice({ name, chosen, options }: ChoiceProps) {
  const { t } = useReader()
  const id = `compare-${name}`
  return (
    <div class="field">
      <label for={id}>{t(`texts.redline.choose.${name}`)}</label>
      <select id={id} name={name}>
        {options.map(({ value, label }) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}
