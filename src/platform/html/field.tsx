/** One question of a form: its label, hint and problem tied to it. Judges nothing. */
import type { ComponentChildren } from 'preact'
import { isZone, toLocal } from '../languages/index.ts'
import type { Instant } from '../values.ts'
import { Hidden, useForm } from './form.tsx'
import { useReader } from './reader.tsx'

export type FieldProps = {
  readonly name: string
  readonly label: ComponentChildren
  readonly hint?: ComponentChildren
  /** Before anything was typed. */
  readonly value?: string | undefined
  readonly required?: boolean | undefined
  readonly maxlength?: number | undefined
  readonly lang?: string | undefined
}

export type LineProps = FieldProps & {
  readonly type?: 'text' | 'email' | 'url' | 'search' | 'number' | 'date' | 'file' | undefined
  /** Of a file: several at once. */
  readonly multiple?: boolean | undefined
  readonly autocomplete?: string | undefined
  readonly inputmode?: 'numeric' | 'email' | 'url' | undefined
  /** A list of suggestions; anything else may be typed as well. */
  readonly suggestions?: readonly string[] | undefined
}

/** One line: text, a mail address, a number, a day. */
export function Field({
  type = 'text',
  multiple,
  autocomplete,
  inputmode,
  suggestions,
  ...props
}: LineProps) {
  const { attributes, value } = useField(props)
  const list = suggestions && `${attributes.id}-list`
  // Preact types each kind of input apart, and cannot tell which one a union is.
  const kind: Readonly<Record<string, string | undefined>> = { type, list }
  return (
    <Frame {...props}>
      <input
        {...attributes}
        {...kind}
        multiple={multiple}
        value={type === 'file' ? undefined : value}
        autocomplete={autocomplete}
        inputmode={inputmode}
        dir={type === 'text' || type === 'search' ? 'auto' : undefined}
      />
      {suggestions && (
        <datalist id={list}>
          {suggestions.map((one) => (
            <option value={one} />
          ))}
        </datalist>
      )}
    </Frame>
  )
}

export type TextAreaProps = FieldProps & {
  readonly rows?: number
  /** A file rather than prose: letters of one width, and no speller. */
  readonly code?: boolean
}

/** Several lines of prose. */
export function TextArea({ rows = 4, code = false, ...props }: TextAreaProps) {
  const { attributes, value } = useField(props)
  return (
    <Frame {...props}>
      <textarea
        {...attributes}
        rows={rows}
        dir="auto"
        class={code ? 'code' : undefined}
        spellcheck={code ? false : undefined}
      >
        {value}
      </textarea>
    </Frame>
  )
}

export type DateTimeProps = Omit<FieldProps, 'value'> & {
  readonly at?: Instant | undefined
  /** The zone in which the time is meant: the reader's own, or that of the place. */
  readonly zone?: string | undefined
}

/** A day and a time in a zone that it names; posts `<name>` and `<name>Zone` for `parseLocal`. */
export function DateTime({ at, zone, ...props }: DateTimeProps) {
  const reader = useReader()
  const { typed } = useForm()
  const meant = typed(`${props.name}Zone`) ?? zone ?? reader.zone
  // What comes back from a form may be anything.
  const named = typeof meant === 'string' && isZone(meant) ? meant : 'UTC'
  const value = at === undefined ? undefined : toLocal(at, named)
  const hint = reader.t('html.field.zone', { zone: named })
  const field = { ...props, value, hint: props.hint ? [props.hint, ' ', hint] : hint }
  const filled = useField(field)
  return (
    <Frame {...field}>
      <input {...filled.attributes} type="datetime-local" value={filled.value} />
      <Hidden name={`${props.name}Zone`} value={named} />
    </Frame>
  )
}

export type Option = {
  readonly value: string
  readonly label: string
  readonly hint?: ComponentChildren
  readonly lang?: string | undefined
}

export function Select({
  options,
  ...props
}: FieldProps & { readonly options: readonly Option[] }) {
  const { attributes, value } = useField(props)
  return (
    <Frame {...props}>
      <select {...attributes}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  )
}

/** What every control has in common, and what stands in it. */
function useField({ name, hint, value, required, maxlength, lang }: FieldProps) {
  const { idOf, typed, problem } = useForm()
  const id = idOf(name)
  const wrong = problem(name) !== undefined
  const described = [hint && `${id}-hint`, wrong && `${id}-problem`].filter(Boolean).join(' ')
  const attributes = {
    id,
    name,
    required,
    maxlength,
    lang,
    'aria-invalid': wrong ? true : undefined,
    'aria-describedby': described || undefined,
  } as const
  const before = typed(name)
  return { attributes, value: typeof before === 'string' ? before : value }
}

type FrameProps = Pick<FieldProps, 'name' | 'label' | 'hint' | 'required'> & {
  readonly children: ComponentChildren
}

function Frame({ name, label, hint, required, children }: FrameProps) {
  const { t } = useReader()
  const { idOf, problem } = useForm()
  const id = idOf(name)
  return (
    <div class="field">
      <label for={id}>
        {label}
        {!required && <span class="hint"> {t('html.field.optional')}</span>}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldProblemLine id={id} message={problem(name)} />
      {children}
    </div>
  )
}

type LineOfProblem = { readonly id: string; readonly message: string | undefined }

export const FieldProblemLine = ({ id, message }: LineOfProblem) =>
  message === undefined ? null : (
    <p class="problem" id={`${id}-problem`}>
      {message}
    </p>
  )
