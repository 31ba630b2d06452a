/** What was typed, as a form that can be sent again when its own page cannot be shown. */
import { useReader } from '../html/index.ts'
import { KEY_FIELD, type Typed } from './posted.ts'

type Again = {
  readonly typed: Typed
  /** The address that the form was sent to. */
  readonly action: string
  readonly keyOfForm: string
}

export function SendAgain({ typed, action, keyOfForm }: Again) {
  const { t } = useReader()
  const { pathname, search } = new URL(action)
  const fields = Object.entries(typed).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((text) => ({ name, text })),
  )
  return (
    <form class="stack" method="post" action={pathname + search}>
      <h2>{t('http.again.sent')}</h2>
      <input type="hidden" name={KEY_FIELD} value={keyOfForm} />
      {fields.map(({ name, text }) => (
        <label>
          <span>{name}</span>
          <textarea name={name} rows={rowsFor(text)}>
            {text}
          </textarea>
        </label>
      ))}
      <button>{t('http.again.send')}</button>
    </form>
  )
}

const ROWS_MAX = 12
const COLUMNS = 80

const rowsFor = (text: string): number =>
  Math.min(ROWS_MAX, text.split('\n').length + Math.floor(text.length / COLUMNS))
