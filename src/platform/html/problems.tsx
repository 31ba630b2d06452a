/** What is wrong with a form, first of all, each with a link to its field. Has the focus. */
import type { FieldProblem } from './form.tsx'
import { useReader } from './reader.tsx'

type ProblemsProps = {
  readonly problems: readonly FieldProblem[]
  readonly idOf: (name: string) => string
}

export function Problems({ problems, idOf }: ProblemsProps) {
  const { t } = useReader()
  return (
    <div class="problems" role="alert" tabindex={-1} autofocus>
      <h2>{t('html.problems', { count: problems.length })}</h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li>{field ? <a href={`#${idOf(field)}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}
