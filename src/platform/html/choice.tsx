/** Questions with given answers: one of several, some of several, yes or no. Judges nothing. */
import type { ComponentChildren } from 'preact'
import { FieldProblemLine, type Option } from './field.tsx'
import { useForm } from './form.tsx'

export type ChoiceProps = {
  readonly name: string
  readonly legend: ComponentChildren
  readonly hint?: ComponentChildren
  readonly options: readonly Option[]
  /** Chosen before anything was typed. */
  readonly value?: string | readonly string[] | undefined
  readonly required?: boolean | undefined
  /** Some of several, in boxes, instead of one of several. */
  readonly many?: boolean | undefined
  /** True where a heading above asks the question. */
  readonly legendUnseen?: boolean | undefined
}

export function Choice({ name, legend, hint, options, value, ...props }: ChoiceProps) {
  const { idOf, typed, problem, returned } = useForm()
  const id = idOf(name)
  const message = problem(name)
  const before = returned ? typed(name) : value
  const chosen = before === undefined ? [] : typeof before === 'string' ? [before] : before
  const described = [hint && `${id}-hint`, message && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <fieldset class="stack-2" aria-describedby={described || undefined}>
      <legend class={props.legendUnseen ? 'unseen' : undefined}>{legend}</legend>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldProblemLine id={id} message={message} />
      {options.map((option, index) => (
        <Answer
          type={props.many ? 'checkbox' : 'radio'}
          // The first answer is where a problem's link leads.
          id={index === 0 ? id : `${id}-${index}`}
          name={name}
          option={option}
          checked={chosen.includes(option.value)}
          required={props.many ? undefined : props.required}
          wrong={message !== undefined}
        />
      ))}
    </fieldset>
  )
}

type AnswerProps = {
  readonly type: 'radio' | 'checkbox'
  readonly id: string
  readonly name: string
  readonly option: Option
  readonly checked: boolean
  readonly required: boolean | undefined
  readonly wrong: boolean
}

function Answer({ type, id, name, option, checked, required, wrong }: AnswerProps) {
  return (
    <div class="choice">
      <input
        type={type}
        id={id}
        name={name}
        value={option.value}
        checked={checked}
        required={required}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={option.hint ? `${id}-more` : undefined}
      />
      <label for={id} lang={option.lang}>
        {option.label}
      </label>
      {option.hint && (
        <p class="hint" id={`${id}-more`}>
          {option.hint}
        </p>
      )}
    </div>
  )
}

export type CheckboxProps = {
  readonly name: string
  readonly label: string
  readonly hint?: ComponentChildren
  readonly checked?: boolean | undefined
  readonly required?: boolean | undefined
}

/** Yes or no; sends `1` when it is ticked and nothing when it is not. */
export function Checkbox({ name, label, hint, checked = false, required }: CheckboxProps) {
  const { idOf, typed, problem, returned } = useForm()
  const id = idOf(name)
  const message = problem(name)
  return (
    <div class="stack-2">
      <FieldProblemLine id={id} message={message} />
      <Answer
        type="checkbox"
        id={id}
        name={name}
        option={{ value: '1', label, hint }}
        checked={returned ? Boolean(typed(name)) : checked}
        required={required}
        wrong={message !== undefined}
      />
    </div>
  )
}
