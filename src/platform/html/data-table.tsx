/** A table with a caption, headers and a scope for each. Sorts and computes nothing. */
import type { ComponentChildren } from 'preact'

export type Column = {
  readonly label: ComponentChildren
  /** Numbers stand at the end of their column, in digits of equal width. */
  readonly number?: boolean | undefined
}

export type DataTableProps = {
  readonly caption: ComponentChildren
  /** True where a heading above says the same. */
  readonly captionUnseen?: boolean | undefined
  readonly columns: readonly Column[]
  /** The first cell of each row is its header. */
  readonly rows: readonly (readonly ComponentChildren[])[]
}

export function DataTable({ caption, captionUnseen, columns, rows }: DataTableProps) {
  const classOf = (index: number) => (columns[index]?.number ? 'number' : undefined)
  return (
    // Focusable, so that a wide table can be scrolled by keyboard.
    <div class="scroll" tabindex={0} role="group" aria-label={textOf(caption)}>
      <table>
        <caption class={captionUnseen ? 'unseen' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label }, index) => (
              <th scope="col" class={classOf(index)}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest]) => (
            <tr>
              <th scope="row">{first}</th>
              {rest.map((cell, index) => (
                <td class={classOf(index + 1)}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const textOf = (caption: ComponentChildren) => (typeof caption === 'string' ? caption : undefined)
