/** What was typed, as a form that can be sent again when its own page cannot be shown. */
import { Form, Hidden, Section, TextArea, useReader } from '../html/index.ts'
import type { Typed } from './posted.ts'

type Again = {
  readonly typed: Typed
  /** The address that the form was sent to, without its language. */
  readonly action: string
  /** That of the first try, when it may have been kept after all. */
  readonly sameKey: string | undefined
}

export function SendAgain({ typed, action, sameKey }: Again) {
  const { t } = useReader()
  const fields = Object.entries(typed)
  return (
    <Section title={t('http.again.sent')}>
      <Form action={action} again={{ typed, key: sameKey }} submit={t('http.again.send')}>
        {fields.map(([name, value]) =>
          typeof value === 'string' ? (
            <TextArea name={name} label={name} rows={rowsFor(value)} required />
          ) : (
            <Several name={name} values={value} />
          ),
        )}
      </Form>
    </Section>
  )
}

type SeveralProps = { readonly name: string; readonly values: readonly string[] }

const Several = ({ name, values }: SeveralProps) => (
  <p>
    {`${name}: ${values.join(', ')}`}
    {values.map((value) => (
      <Hidden name={name} value={value} />
    ))}
  </p>
)

const ROWS_MAX = 12
const COLUMNS = 80

const rowsFor = (text: string): number =>
  Math.min(ROWS_MAX, text.split('\n').length + Math.floor(text.length / COLUMNS))
