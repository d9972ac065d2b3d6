/** One thing that is wrong in a vault. `code` is stable; `path` the file; `detail` the words. */
export interface Finding {
  readonly code:
    | 'not-utf8'
    | 'front-matter-invalid'
    | 'front-matter-twice'
    | 'empty-key'
    | 'link-nowhere'
    | 'link-ambiguous'
    | 'block-missing'
    | 'mojibake'
    | 'near-duplicate'
    | 'context-order'
    | 'last-contact-old'
    | 'blanket-date'
    | 'due-before-source'
    | 'task-twice'
    | 'wrong-year'
    | 'two-pages-one-name'
    | 'same-person'
    | 'no-person'
    | 'cut-context'
    | 'empty-link'
    | 'junk-participant'
    | 'placeholder-owner'
    | 'absolute-path'
    | 'source-twice'
    | 'reopened-task'
    | 'done-as-due'
    | 'no-source-ref'
    | 'wrong-participants'
    | 'review-unsaid'
    | 'misfiled-fact'
  readonly path: string
  readonly detail: string
}

/** What `doctor` looks at: every Markdown file of the vault (`.afterword`, `.obsidian` and the Inbox left out), and all other paths as link targets. */
export interface CheckedVault {
  readonly notes: ReadonlyMap<string, string>
  readonly paths: readonly string[]
  /** Those of `paths` that are notes by their names, but no UTF-8 text. */
  readonly notUtf8?: readonly string[]
  /** Folder of the readable sources, where it is not called `Sources`. */
  readonly sources?: string
  /** Files that our records vouch for (`ownNotes`): their due days come from the sources or from the person, and are no damage. */
  readonly own?: ReadonlySet<string>
}
