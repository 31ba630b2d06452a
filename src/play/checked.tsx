/** What stands beside a template while it is written: its mistakes, or that it has none. Pure. */
import type { CheckedTemplate, FileProblem } from '../domains/templates/index.ts'
import { Item, List, Meta, useReader } from '../platform/html/index.ts'
import type { Result } from '../platform/values.ts'

/** Read aloud as one writes: more at a time would be noise. */
const SHOWN_MAX = 8

export type CheckedText = Result<CheckedTemplate, readonly FileProblem[]>

/** A piece of a page; `live-check.js` puts it into the open one. */
export function Checked({ found }: { readonly found: CheckedText }) {
  const { t } = useReader()
  if (found.ok) {
    const { name, version } = found.value.pin
    return <p>{t('templates.try.sound', { name, version })}</p>
  }
  const problems = found.refusal
  const more = problems.length - SHOWN_MAX
  return (
    <>
      <p>{t('templates.try.broken.template', { count: problems.length })}</p>
      <List ordered>
        {problems.slice(0, SHOWN_MAX).map((one) => (
          <Mistake {...one} />
        ))}
      </List>
      {more > 0 && <Meta>{t('templates.try.more', { count: more })}</Meta>}
    </>
  )
}

function Mistake({ line, field, message, example }: FileProblem) {
  const { t } = useReader()
  const place = (
    <button type="button" class="plain" data-line={line}>
      {t('templates.try.at', { line })}
    </button>
  )
  return (
    <Item title={place}>
      {field !== '' && (
        <p>
          <code>{field}</code>
        </p>
      )}
      <p lang="en" dir="ltr">
        {message}
      </p>
      {example !== undefined && (
        <p class="meta">
          {t('templates.try.example')}: <code>{example}</code>
        </p>
      )}
    </Item>
  )
}
